import type { CurrentThemes, Theme } from '#shared/contracts/theme.ts';
import { svgText } from '#renderer/platform/charts/save-chart.ts';
import type { Format } from '#renderer/platform/i18n/use-format.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { netText } from './net-glyph.tsx';
import { netSentiment } from './net-sentiment.ts';
import { netSign, tileEdge, tileMix } from './tile-colour.ts';
import { countedMessages, furtherKeywords, themeBlocks } from './theme-tree.ts';
import { layoutTreemap, type Tile } from './treemap-layout.ts';

const size = { width: 1280, height: 760 };
const margin = { left: 24, top: 64, bottom: 40 };
const line = 17;

/** The colours of the theme that is worn, so that the file looks as the screen does. */
function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return { bg: colour('bg'), raise: colour('bg-raise'), line: colour('line-strong'), fg: colour('fg'), strong: colour('fg-strong'), muted: colour('fg-muted'), pos: colour('pos'), neg: colour('neg'), font: colour('font').replaceAll('"', "'") };
}

/** The map as a drawing of its own: title, denominators and recipe above and below, so that it can stand in a report. */
export function drawMap(current: CurrentThemes, project: string, t: Translate, format: Format): { readonly svg: string; readonly width: number; readonly height: number } {
  const ink = palette();
  const counted = countedMessages(current);
  const inner = { width: size.width - 2 * margin.left, height: size.height - margin.top - margin.bottom };
  const blocks = layoutTreemap(themeBlocks(current.themes), current.unmapped, inner);
  const share = (messages: number) => format.percent(counted === 0 ? 0 : messages / counted);
  const text = (x: number, y: number, content: string, style = '') => `<text x="${x}" y="${y}" ${style}>${svgText(content)}</text>`;
  const parts: string[] = [
    text(margin.left, 28, `${t('theme.map')} · ${project}`, `font-size="16" font-weight="600" fill="${ink.strong}"`),
    text(
      margin.left,
      48,
      `${format.number(current.mapped)} ${t('theme.head.mapped', { counted: format.number(counted) })} ${share(current.unmapped)} ${t('theme.head.unmapped', { number: format.number(current.unmapped) })} · ${t('theme.key.area')} · ${t('theme.key.net')} ${t('theme.key.range', { low: '−0.65', high: '+0.65' })}`,
      `fill="${ink.muted}"`,
    ),
    text(margin.left, size.height - 16, t('theme.head.recipe', { recipe: current.run.recipe, seed: current.run.seed }), `fill="${ink.muted}"`),
  ];
  for (const block of blocks) {
    if (block.headed) {
      const name = block.kind === 'group' ? (block.block?.group?.name ?? '') : t(block.kind === 'unmapped' ? 'theme.unmapped' : `theme.block.${block.kind}`);
      parts.push(text(margin.left + block.x, margin.top + block.y + 14, `${name}  ${format.number(block.messages)}`, `fill="${ink.muted}" font-weight="600"`));
    }
    for (const tile of block.tiles) parts.push(drawTile(tile, block.headed, ink, share, t, format));
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family="${ink.font}" font-size="12"><defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="4" height="8" fill="${ink.raise}"/></pattern></defs><rect width="100%" height="100%" fill="${ink.bg}"/>${parts.join('')}</svg>`;
  return { svg, ...size };
}

function drawTile(tile: Tile, headed: boolean, ink: ReturnType<typeof palette>, share: (messages: number) => string, t: Translate, format: Format): string {
  const { theme, width, height } = tile;
  const [x, y] = [margin.left + tile.x, margin.top + tile.y];
  const net = theme === undefined ? null : netSentiment(theme.sentiment).net;
  const edge = theme?.noise === true ? 'none' : tileEdge(net);
  const fill = theme === undefined ? 'url(#hatch)' : ink.raise;
  const colour = (net ?? 0) < 0 ? ink.neg : ink.pos;
  const tint = theme === undefined || theme.noise ? '' : `<rect width="${width}" height="${height}" fill="${colour}" fill-opacity="${Number.parseInt(tileMix(net), 10) / 100}"/>`;
  const top = edge === 'none' ? '' : `<line x1="0" x2="${width}" y1="1.5" y2="1.5" stroke="${colour}" stroke-width="3" ${edge === 'negative' ? 'stroke-dasharray="4 3"' : ''}/>`;
  const lines =
    theme === undefined
      ? [...(headed ? [] : [t('theme.unmapped')]), `${format.number(tile.messages)} · ${share(tile.messages)}`]
      : [
          theme.name,
          `${format.number(theme.messages)} · ${share(theme.messages)}${theme.accepted ? '' : ` · ${t('theme.proposed')}`}`,
          ...(net === null ? [] : [`${netSign(net)} ${netText(theme.sentiment, format)}`]),
          ...furtherKeywords(theme).slice(0, 5),
        ];
  const shown = width < 30 ? [] : lines.slice(0, Math.floor((height - 8) / line));
  const texts = shown.map((content, index) => `<text x="8" y="${18 + index * line}" fill="${index === 0 ? ink.strong : ink.fg}" ${index === 0 ? 'font-weight="600"' : ''}>${svgText(content)}</text>`);
  // A drawing of its own for each tile clips what does not fit.
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${fill}" stroke="${ink.line}" stroke-width="${theme === undefined ? 1 : 0}"/>${tint}${top}${texts.join('')}</svg>`;
}

/** The numbers behind the map, themes and what is in none; every share beside its denominator. */
export function mapRows(current: CurrentThemes, t: Translate): (string | number | null)[][] {
  const counted = countedMessages(current);
  const names = new Map(current.themes.map((theme) => [theme.id, theme.name]));
  const day = (time: number) => {
    const date = new Date(time);
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  };
  const header = ['theme', 'group', 'state', 'messages', 'counted', 'share', 'positive', 'negative', 'neutral', 'mixed', 'net', 'net_n', 'coherence', 'moved', 'keywords', ...current.weeks.map((week) => `week_${day(week)}`)];
  const rowOf = (theme: Theme): (string | number | null)[] => {
    const { positive, negative, neutral, mixed } = theme.sentiment;
    const { net, n } = netSentiment(theme.sentiment);
    const state = theme.noise ? 'noise' : theme.accepted ? 'accepted' : 'proposed';
    return [
      theme.name, theme.parent === null ? null : (names.get(theme.parent) ?? null), state, theme.messages, theme.noise ? null : counted,
      theme.noise || counted === 0 ? null : theme.messages / counted, positive, negative, neutral, mixed, net, n, theme.coherence, theme.moved,
      theme.keywords.join('; '), ...theme.weeks,
    ];
  };
  const none = [t('theme.unmapped'), null, null, current.unmapped, counted, counted === 0 ? null : current.unmapped / counted];
  return [header, ...current.themes.map(rowOf), [...none, ...Array.from({ length: header.length - none.length }, () => null)]];
}
