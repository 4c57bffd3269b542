import { timelineContract, type RuleStatement, type SavedTimeline, type Timeline, type TimelineEvent, type TimelineWarning } from '#shared/contracts/timeline.ts';
import { themeTables } from '#shared/contracts/theme.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { askedSpec, type TimelineParams } from './timeline-params.ts';

/** Tables whose changes can alter a figure or which messages a query finds. */
const counted = [
  'batch', 'message', 'sentiment_chunk', 'sentiment_override', 'channel', 'brand', 'participant', 'coding', 'code', 'message_tag', 'tag', 'memo',
  'conversation', ...themeTables,
] as const;

export interface TimelineData {
  readonly timeline: Timeline | undefined;
  readonly error: unknown;
  retry(): void;
  /** An earlier answer is shown while the next one is on its way. */
  readonly stale: boolean;
  readonly warnings: readonly TimelineWarning[];
  readonly dropped: number;
  readonly statements: readonly RuleStatement[];
  readonly events: readonly TimelineEvent[];
  /** The kept timeline that the tab is of; undefined where it is of none, or of one that is no longer kept. */
  readonly saved: SavedTimeline | undefined;
  /** Whether the kept recipe still comes out the same; undefined until that is known. */
  readonly same: boolean | undefined;
}

const none: readonly never[] = [];

/** What a timeline shows, asked again whenever something it counts changes. `kept`: the id of the kept timeline, or any other text. */
export function useTimeline({ spec, watch }: TimelineParams, kept: string): TimelineData {
  const { methods } = timelineContract;
  const asked = askedSpec(spec);
  const series = useServiceQuery(methods.series, { spec: asked }, { tables: counted, keepPrevious: true });
  const found = useServiceQuery(methods.warnings, { spec: asked, watch }, { tables: counted, keepPrevious: true, enabled: watch.rules.length > 0 });
  const events = useServiceQuery(methods.events, {}, { tables: ['event'] });
  const list = useServiceQuery(methods.list, {}, { tables: ['timeline'] });
  const saved = list.data?.timelines.find(({ id }) => String(id) === kept);
  const recipe = saved?.recipe;
  const check = useServiceQuery(methods.recheck, { recipe: recipe ?? 0 }, { tables: counted, enabled: recipe !== undefined });
  const watched = watch.rules.length > 0 ? found.data : undefined;
  return {
    timeline: series.data,
    error: series.error,
    retry: () => void series.refetch(),
    stale: series.isPlaceholderData,
    warnings: watched?.warnings ?? none,
    dropped: watched?.dropped ?? 0,
    statements: watched?.statements ?? none,
    events: events.data?.events ?? none,
    saved,
    same: recipe === undefined ? undefined : check.data?.same,
  };
}
