import { useCallback, useEffect, useRef, useState } from 'react';
import { timelineContract, type TimelineEvent, type TimelineWarning } from '#shared/contracts/timeline.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { Splitter } from '#renderer/base/splitter.tsx';
import { services } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { dayAfter } from './day-text.ts';
import { exportTimeline } from './export-timeline.ts';
import { FiguresTable } from './figures-table.tsx';
import { Legend } from './legend.tsx';
import { NothingFound, NotScored } from './empty-states.tsx';
import { Passages } from './passages.tsx';
import { Plots } from './plots.tsx';
import { rangeDays } from './range-text.ts';
import { queryName, seriesName } from './series-names.ts';
import { seriesFigures } from './timeline-model.ts';
import { askedSpec, isSameTimeline, readTimelineParams, writeTimelineParams, type TimelineParams } from './timeline-params.ts';
import { publishTimeline, withdrawTimeline } from './timeline-state.ts';
import { Toolbar } from './toolbar.tsx';
import { usePassageHead } from './use-passage-head.ts';
import { useSize } from './use-size.ts';
import { useTimeline } from './use-timeline.ts';
import { warningId } from './warning-text.ts';
import styles from './timeline.module.css';

/** Height of the passages at first, and of chart and passages at least. */
const firstPassages = 258;
const leastPassages = 80;
const emptyPassages = 76;
const leastChart = 240;
/** Days from which weeks are shown at first, and weeks from which months are. */
const mostDays = 400;
const mostWeeks = 300;
/** Share of days that rest on little from which weeks are shown at first. */
const mostSmall = 0.6;
/** Days that are brushed from an event of one day on. */
const eventDays = 7;

/** Net sentiment and volume over time, and the messages behind any stretch of it. */
export function TimelineEditor({ input, active, handle }: EditorProps) {
  const t = useT();
  const [params, setOwnParams] = useState(() => readTimelineParams(input.params));
  const [given, setGiven] = useState(input.params);
  if (given !== input.params) {
    // Params come back from where this editor keeps them; only what another view asked for is news.
    setGiven(input.params);
    const next = readTimelineParams(input.params);
    if (JSON.stringify(writeTimelineParams(next)) !== JSON.stringify(writeTimelineParams(params))) setOwnParams(next);
  }
  const setParams = useCallback((change: Partial<TimelineParams>) => setOwnParams((before) => ({ ...before, ...change })), []);
  useEffect(() => handle.setParams(writeTimelineParams(params)), [handle, params]);

  const data = useTimeline(params, input.id);
  const { timeline, warnings, saved } = data;
  const changed = saved !== undefined && !isSameTimeline({ spec: askedSpec(params.spec), watch: params.watch }, { spec: saved.spec, watch: saved.watch });
  const name = saved?.name ?? queryName(params.spec.query, t);
  useEffect(() => handle.setTitle(t('timeline.editor.title-of', { name })), [handle, name, t]);
  const { spec, automatic } = params;
  const buckets = timeline?.days.length ?? 0;
  useEffect(() => {
    if (!automatic || data.stale) return;
    const small = timeline === undefined || spec.split !== null ? 0 : seriesFigures(timeline, spec.denominator, 0).filter((bucket) => bucket.small).length;
    if (spec.bucket === 'day' && (buckets > mostDays || (buckets > 28 && small > buckets * mostSmall))) setParams({ spec: { ...spec, bucket: 'week' } });
    else if (spec.bucket === 'week' && buckets > mostWeeks) setParams({ spec: { ...spec, bucket: 'month' } });
  }, [automatic, data.stale, spec, buckets, timeline, setParams]);

  const [warning, setWarning] = useState<string | undefined>(undefined);
  const [asTable, setAsTable] = useState(false);
  const [plots, size] = useSize();
  const [passagesHeight, setPassagesHeight] = useState(firstPassages);
  const drawing = useRef<SVGSVGElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  const showDays = useCallback((from: string, to: string, series?: string) => {
    setParams({ brush: { from, to }, ...(series === undefined ? {} : { series }) });
  }, [setParams]);
  const showWarning = useCallback((found: TimelineWarning) => {
    setWarning(warningId(found));
    showDays(found.from, found.until, found.series);
  }, [showDays]);
  const seriesOf = useCallback(({ series }: TimelineWarning) => {
    const own = spec.split === null ? undefined : timeline?.series.find(({ key }) => key === series);
    return own === undefined ? undefined : seriesName(own, spec, t);
  }, [timeline, spec, t]);
  const showEvent = useCallback((event: TimelineEvent) => showDays(event.from, event.to === event.from ? dayAfter(event.from, eventDays - 1) : event.to), [showDays]);

  const save = useCallback(async () => {
    const { rpc, quickInput, notifications } = services();
    const content = { spec: askedSpec(params.spec), watch: params.watch };
    if (saved !== undefined) {
      await rpc.call(timelineContract.methods.update, { timeline: saved.id, ...content });
      notifications.notify('success', t('timeline.kept', { name: saved.name }), { key: 'timeline.save' });
      return;
    }
    const chosen = await quickInput.input({ title: t('timeline.keepTitle'), value: queryName(params.spec.query, t), validate: (text) => (text.trim() === '' ? t('timeline.nameMissing') : undefined) });
    if (chosen === undefined) return;
    const { timeline: id } = await rpc.call(timelineContract.methods.save, { name: chosen, ...content });
    openEditor({ type: 'timeline', id: String(id), params: writeTimelineParams({ ...params, ...content, automatic: false }) });
    handle.close();
  }, [params, saved, t, handle]);
  const exportChart = useCallback(async () => {
    if (timeline !== undefined) await exportTimeline({ name, spec: params.spec, watch: params.watch, timeline, drawing: drawing.current });
  }, [timeline, name, params]);

  const head = usePassageHead(timeline, params);
  const { shown } = head;
  const { panelId } = handle;
  useEffect(() => {
    if (!active) {
      withdrawTimeline(panelId);
      return;
    }
    publishTimeline({
      panelId, params, bucket: spec.bucket, saved, warnings, seriesOf, warning, same: changed ? undefined : data.same, shown, setParams, showWarning, showEvent, save, exportChart,
      focusChart: () => frame.current?.querySelector<HTMLElement>('[role="slider"]')?.focus(),
    });
  }, [active, panelId, params, spec.bucket, saved, warnings, seriesOf, warning, changed, data.same, shown, setParams, showWarning, showEvent, save, exportChart]);
  useEffect(() => () => withdrawTimeline(panelId), [panelId]);

  const until = timeline?.until ?? undefined;
  const onEvent = useCallback((event: TimelineEvent, at: { x: number; y: number }, menu: boolean) => {
    if (menu) showCommandMenu('context/timelineEvent', event.title, at, { event: event.id });
    else showEvent(event);
  }, [showEvent]);

  const ready = size !== undefined && timeline !== undefined;
  useEffect(() => {
    // The keyboard waits on the editor while the figures are on their way, and then goes to the chart.
    if (ready && document.activeElement === frame.current) frame.current?.querySelector<HTMLElement>('[role="slider"]')?.focus();
  }, [ready]);

  const onBrush = (range: { from: number; to: number } | undefined) => {
    setWarning(undefined);
    if (range === undefined || timeline === undefined || until === undefined) setParams({ brush: undefined });
    else setParams({ brush: rangeDays(timeline.days, until, range) });
  };

  if (data.error !== null && timeline === undefined) return <ViewError error={data.error} onRetry={data.retry} />;
  return (
    <div ref={frame} className={styles.editor} data-context="timelineFocus" tabIndex={-1} {...(ready ? {} : { 'data-autofocus': '' })}>
      <Toolbar params={params} setParams={setParams} saved={saved} changed={changed} same={data.same} asTable={asTable} onTable={setAsTable} />
      {data.error !== null && <ViewError error={data.error} onRetry={data.retry} />}
      {timeline !== undefined && until === undefined && data.error === null && <NothingFound timeline={timeline} onClear={() => setParams({ spec: { ...spec, query: '' } })} />}
      {timeline !== undefined && until !== undefined && (
        <>
          <Legend timeline={timeline} spec={spec} dropped={data.dropped} />
          {asTable ? (
            <FiguresTable timeline={timeline} spec={spec} />
          ) : (
            <div ref={plots} className={classNames(styles.plots, data.stale && styles.stale)}>
              {timeline.scored === 0 && <NotScored timeline={timeline} />}
              {size !== undefined && size.height > 0 && <Plots size={size} timeline={timeline} until={until} params={params} data={data} warning={warning} drawing={drawing} onBrush={onBrush} onSeries={(series) => setParams({ series })} onEvent={onEvent} onWarning={showWarning} />}
            </div>
          )}
          {head.query !== undefined && (
            <Splitter
              label={t('timeline.passages.resize')}
              orientation="horizontal"
              after
              size={passagesHeight}
              min={leastPassages}
              max={Math.max(leastPassages, (frame.current?.clientHeight ?? 900) - leastChart)}
              onResize={setPassagesHeight}
              onReset={() => setPassagesHeight(firstPassages)}
            />
          )}
          <Passages head={head} height={head.query === undefined ? emptyPassages : passagesHeight} active={active} />
        </>
      )}
    </div>
  );
}
