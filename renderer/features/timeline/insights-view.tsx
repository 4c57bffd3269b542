import { useState } from 'react';
import { timelineContract, type SavedTimeline, type TimelineEvent, type TimelineWarning } from '#shared/contracts/timeline.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { List } from '#renderer/base/list.tsx';
import { Section } from '#renderer/base/section.tsx';
import { TreeLabel } from '#renderer/base/tree.tsx';
import { getCommand, runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useLanguage, useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { useActiveEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { bucketText, shortDay } from './day-text.ts';
import { useActiveTimeline } from './timeline-state.ts';
import { warningId } from './warning-text.ts';
import styles from './timeline.module.css';

const none: ReadonlySet<string> = new Set();

/** Timelines that are kept, what happened, what is out of line in the timeline in front, and comparisons. */
export function InsightsView() {
  const t = useT();
  const kept = useServiceQuery(timelineContract.methods.list, {}, { tables: ['timeline'] });
  const noted = useServiceQuery(timelineContract.methods.events, {}, { tables: ['event'] });
  const active = useActiveTimeline();
  if (kept.error !== null) return <ViewError error={kept.error} onRetry={() => void kept.refetch()} />;
  if (kept.data === undefined) return null;
  const { timelines } = kept.data;
  const events = noted.data?.events ?? [];
  const warnings = active?.warnings ?? [];
  return (
    <div className={styles.view}>
      <Section title={t('timeline.timelines')} note={timelines.length}>
        {timelines.length === 0 ? <p className={styles.sideHint}>{t('timeline.noTimelines')}</p> : <Timelines timelines={timelines} />}
      </Section>
      <Section title={t('timeline.events')} note={events.length} actions={<IconButton icon="plus" size={14} label={t('timeline.command.addEvent')} onClick={() => runCommand('timeline.addEvent')} />}>
        {events.length === 0 ? <p className={styles.sideHint}>{t('timeline.noEvents')}</p> : <Events events={events} />}
      </Section>
      <Section title={t('timeline.warnings')} note={active === undefined ? '' : warnings.length}>
        {warnings.length === 0 ? <p className={styles.sideHint}>{t(active === undefined ? 'timeline.noTimelineOpen' : 'timeline.noWarnings')}</p> : <Warnings warnings={warnings} />}
      </Section>
      {comparisons.some(({ id }) => getCommand(id) !== undefined) && (
        <Section title={t('timeline.comparisons')}>
          <Comparisons />
        </Section>
      )}
    </div>
  );
}

function Timelines({ timelines }: { readonly timelines: readonly SavedTimeline[] }) {
  const t = useT();
  const active = useActiveEditor();
  const [selected, setSelected] = useState(none);
  const open = active?.input.type === 'timeline' ? active.input.id : undefined;
  return (
    <List
      label={t('timeline.timelines')}
      items={timelines.map((timeline) => ({ id: String(timeline.id), text: timeline.name, value: timeline }))}
      selected={open === undefined ? selected : new Set([open])}
      onSelect={setSelected}
      onActivate={({ value }) => runCommand('timeline.open', { timeline: value.id })}
      onContextMenu={({ value }, at) => showCommandMenu('context/timeline', value.name, at, { timeline: value.id })}
      onKeyDown={(event, item) => {
        if (item === undefined) return;
        if (event.key === 'F2') runCommand('timeline.rename', { timeline: item.value.id });
        else if (event.key === 'Delete') runCommand('timeline.remove', { timeline: item.value.id });
        else return;
        event.preventDefault();
      }}
      renderRow={({ value }) => <TreeLabel icon="insights" note={t(`timeline.bucket.${value.spec.bucket}`)} title={value.spec.query}>{value.name}</TreeLabel>}
    />
  );
}

function Events({ events }: { readonly events: readonly TimelineEvent[] }) {
  const t = useT();
  const language = useLanguage();
  const [selected, setSelected] = useState(none);
  return (
    <List
      label={t('timeline.events')}
      items={events.map((event) => ({ id: String(event.id), text: event.title, value: event }))}
      selected={selected}
      onSelect={setSelected}
      onActivate={({ value }) => runCommand('timeline.showEvent', { event: value.id })}
      onContextMenu={({ value }, at) => showCommandMenu('context/timelineEvent', value.title, at, { event: value.id })}
      onKeyDown={(event, item) => {
        if (item === undefined) return;
        if (event.key === 'F2') runCommand('timeline.editEvent', { event: item.value.id });
        else if (event.key === 'Delete') runCommand('timeline.removeEvent', { event: item.value.id });
        else return;
        event.preventDefault();
      }}
      renderRow={({ value }) => <TreeLabel icon="flag" note={shortDay(value.from, language)} title={value.note === '' ? value.title : `${value.title}\n${value.note}`}>{value.title}</TreeLabel>}
    />
  );
}

function Warnings({ warnings }: { readonly warnings: readonly TimelineWarning[] }) {
  const t = useT();
  const language = useLanguage();
  const active = useActiveTimeline();
  const textOf = (warning: TimelineWarning): string => {
    const rule = t(`timeline.rule.${warning.rule}.short`);
    const series = active?.seriesOf(warning);
    return series === undefined ? rule : t('timeline.rule.inSeries', { rule, series });
  };
  return (
    <List
      label={t('timeline.warnings')}
      items={warnings.map((warning) => ({ id: warningId(warning), text: textOf(warning), value: warning }))}
      selected={active?.warning === undefined ? none : new Set([active.warning])}
      onSelect={() => undefined}
      onActivate={({ value }) => active?.showWarning(value)}
      renderRow={({ value, text }) => <TreeLabel icon="warn" note={bucketText(value.rule === 'change' ? value.from : value.peak, active?.bucket ?? 'day', language)} title={text}>{text}</TreeLabel>}
    />
  );
}

const comparisons = [
  { id: 'comparison.open', title: 'timeline.compareSets' },
  { id: 'comparison.periods', title: 'timeline.comparePeriods' },
] as const;

function Comparisons() {
  const t = useT();
  const [selected, setSelected] = useState(none);
  const items = comparisons.flatMap(({ id, title }) => (getCommand(id) === undefined ? [] : [{ id, text: t(title), value: id }]));
  return (
    <List
      label={t('timeline.comparisons')}
      items={items}
      selected={selected}
      onSelect={setSelected}
      onActivate={({ value }) => runCommand(value)}
      renderRow={({ text }) => <TreeLabel icon="scale">{text}</TreeLabel>}
    />
  );
}
