import * as z from 'zod/mini';
import { defaultWatch, timelineSpecSchema, watchSchema, type TimelineSpec, type Watch } from '#shared/contracts/timeline.ts';
import type { EditorInput, JsonValue } from '#renderer/platform/services.ts';

/** The query of a timeline that nobody has filtered yet: everybody who speaks but agents. */
export const everyoneButAgents = 'NOT role:agent';

/** Buckets from one to another, by first day; both are part of it. */
export interface Brush {
  readonly from: string;
  readonly to: string;
}

/** What a tab shows, as kept with the tab. */
export interface TimelineParams {
  readonly spec: TimelineSpec;
  readonly watch: Watch;
  readonly brush: Brush | undefined;
  /** Days were not asked for: a longer bucket may be chosen once it is known how many days there are. */
  readonly automatic: boolean;
  /** Key of the series whose passages are shown. */
  readonly series: string | undefined;
}

export const newSpec: TimelineSpec = { query: everyoneButAgents, bucket: 'day', split: null, denominator: 'polar', reference: everyoneButAgents };

const brushSchema = z.object({ from: z.string(), to: z.string() });

/** Reads the params of a tab; anything missing or strange becomes the default. */
export function readTimelineParams(params: EditorInput['params']): TimelineParams {
  const spec = z.safeParse(timelineSpecSchema, params?.['spec']);
  const watch = z.safeParse(watchSchema, params?.['watch']);
  const brush = z.safeParse(brushSchema, params?.['brush']);
  const series = params?.['series'];
  return {
    spec: spec.success ? spec.data : newSpec,
    watch: watch.success ? watch.data : defaultWatch,
    brush: brush.success ? brush.data : undefined,
    automatic: !spec.success || params?.['automatic'] === true,
    series: typeof series === 'string' ? series : undefined,
  };
}

/** The params as JSON. */
export function writeTimelineParams({ spec, watch, brush, automatic, series }: TimelineParams): Record<string, JsonValue> {
  return {
    spec: asJson(spec),
    watch: asJson(watch),
    ...(brush === undefined ? {} : { brush: { from: brush.from, to: brush.to } }),
    ...(automatic ? { automatic } : {}),
    ...(series === undefined ? {} : { series }),
  };
}

/** What is asked of the service: a reference that is the timeline itself would only be drawn over it. */
export function askedSpec(spec: TimelineSpec): TimelineSpec {
  return spec.split === null && spec.reference === spec.query ? { ...spec, reference: null } : spec;
}

/** Whether two timelines count the same and are watched alike. */
export function isSameTimeline(left: { readonly spec: TimelineSpec; readonly watch: Watch }, right: { readonly spec: TimelineSpec; readonly watch: Watch }): boolean {
  return JSON.stringify([sorted(left.spec), sorted(left.watch)]) === JSON.stringify([sorted(right.spec), sorted(right.watch)]);
}

function asJson(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value));
}

/** The same with keys in one order, so that equal objects print alike. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([key, own]) => [key, sorted(own)]));
}
