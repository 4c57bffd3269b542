import { recipeName } from '#shared/contracts/recipe.ts';
import { timelineContract, type Timeline, type TimelineSeries, type TimelineSpec, type Watch } from '#shared/contracts/timeline.ts';
import { pictureOf } from '#renderer/platform/charts/picture-of.ts';
import { saveChart } from '#renderer/platform/charts/save-chart.ts';
import { services } from '#renderer/platform/commands/command-registry.ts';
import { rangeDays } from './range-text.ts';
import { seriesName } from './series-names.ts';
import { figuresAt } from './timeline-model.ts';
import { askedSpec } from './timeline-params.ts';

export interface ExportedTimeline {
  readonly name: string;
  readonly spec: TimelineSpec;
  readonly watch: Watch;
  readonly timeline: Timeline;
  /** The drawing on screen; undefined while the figures are shown as a table. */
  readonly drawing: SVGSVGElement | null;
}

/** Records the timeline, then writes its chart or its figures, with the recipe's name on them, where the person says. */
export async function exportTimeline({ name, spec, watch, timeline, drawing }: ExportedTimeline): Promise<void> {
  const accessor = services();
  const { t } = accessor;
  const { recipe } = await accessor.rpc.call(timelineContract.methods.record, { spec: askedSpec(spec), watch });
  await saveChart(accessor, {
    chart: 'timeline',
    name: `${name} ${recipeName(recipe)}`,
    picture: () => {
      if (drawing === null) throw new Error('there is no chart to draw');
      return pictureOf(drawing, { title: name, notes: pictureNotes(spec, timeline, recipe) });
    },
    rows: () => timelineRows(spec, timeline, recipe, (series) => seriesName(series, spec, t)),
  });

  function pictureNotes(of: TimelineSpec, counted: Timeline, number: number): string[] {
    return [
      t('timeline.picture.query', { query: of.query === '' ? t('timeline.all') : of.query, messages: counted.messages, scored: counted.scored, withoutTime: counted.withoutTime }),
      t('timeline.picture.method', { formula: t(`timeline.denominator.${of.denominator}`), zone: counted.timeZone }),
      t('timeline.picture.recipe', { recipe: recipeName(number) }),
    ];
  }
}

const header = [
  'first_day', 'last_day', 'series', 'kind', 'messages', 'positive', 'negative', 'neutral', 'mixed', 'not_scored',
  'net_sentiment', 'low_95', 'high_95', 'denominator', 'divided_by', 'small_sample', 'recipe',
];
const dividedBy = { polar: 'positive + negative', scored: 'all scored messages' } as const;

/** The figures as rows of a table, each with its denominator and the recipe; a missing denominator gives blanks. */
export function timelineRows(spec: TimelineSpec, timeline: Timeline, recipe: number, nameOf: (series: TimelineSeries) => string): (string | number | null)[][] {
  const figure = (value: number): number | null => (Number.isNaN(value) ? null : Math.round(value * 10_000) / 10_000);
  return [
    header,
    ...timeline.series.flatMap((own, series) =>
      timeline.days.map((_, bucket) => {
        const { messages, positive, negative, neutral, mixed, unscored, net, low, high, base, small } = figuresAt(timeline, spec.denominator, series, bucket);
        const { from, to } = rangeDays(timeline.days, timeline.until ?? '', { from: bucket, to: bucket });
        return [
          from, to, nameOf(own), own.kind, messages, positive, negative, neutral, mixed, unscored, figure(net), figure(low), figure(high), base,
          dividedBy[spec.denominator], small || base === 0 ? 'yes' : 'no', recipeName(recipe),
        ];
      }),
    ),
  ];
}
