import { ordinal } from '../ordinal.ts';
import { readXml } from './xml-events.ts';

interface Level {
  start: number;
  format: string;
  /** With %1 to %9 where the counters of the levels stand. */
  text: string;
  /** What follows the number: nothing, or a space (a tab is a space here). */
  joint: string;
  /** The paragraph style that carries this level. */
  style: string | null;
}

interface Pattern {
  readonly levels: Map<number, Level>;
  /** The numbering style whose pattern this is another name of. */
  link: string | null;
}

interface Reference {
  number: string | null;
  level: number | null;
}

/** Gives paragraphs the numbers that Word shows in front of them and that stand nowhere in their text. */
export interface Numberer {
  /** The number of the next paragraph with its joint ("第三条 "), by its own reference and its style; empty where it has none. */
  next(own: Reference, style: string | null): string;
}

const levels = 9;

/**
 * Makes a numberer out of the parts `numbering` and `styles` (ECMA-376 part 1, 17.9). Counters belong to the pattern,
 * so lists that share one go on counting; an override starts anew at the list's first paragraph.
 */
export function createNumberer(numberingXml: string | undefined, stylesXml: string | undefined): Numberer {
  const { patterns, lists } = readNumbering(numberingXml);
  const styles = readStyles(stylesXml);
  const byStyle = new Map<string, { number: string; level: number }>();
  for (const [number, { pattern }] of lists) {
    for (const [level, { style }] of patterns.get(pattern)?.levels ?? []) if (style !== null && !byStyle.has(style)) byStyle.set(style, { number, level });
  }
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  function patternOf(number: string, seen = 0): { key: string; pattern: Pattern } | undefined {
    const key = lists.get(number)?.pattern;
    const pattern = key === undefined ? undefined : patterns.get(key);
    if (key === undefined || pattern === undefined) return undefined;
    const linked = pattern.link === null ? undefined : styles.get(pattern.link)?.number;
    return linked === undefined || linked === null || seen > levels ? { key, pattern } : patternOf(linked, seen + 1);
  }

  function inherited(style: string | null): Reference {
    const found: Reference = { number: null, level: null };
    for (let name = style, steps = 0; name !== null && steps < 20; steps++) {
      const of = styles.get(name);
      const carried = byStyle.get(name);
      found.number ??= of?.number ?? carried?.number ?? null;
      found.level ??= carried?.level ?? of?.level ?? null;
      name = of?.parent ?? null;
    }
    return found;
  }

  return {
    next: (own, style) => {
      const by = own.number === null || own.level === null ? inherited(style) : own;
      const number = own.number ?? by.number;
      const level = Math.min(own.level ?? by.level ?? 0, levels - 1);
      const found = number === null || number === '0' ? undefined : patternOf(number);
      const shape = found?.pattern.levels.get(level);
      if (number === null || found === undefined || shape === undefined) return '';
      const counter = counters.get(found.key) ?? [];
      counters.set(found.key, counter);
      const override = lists.get(number)?.starts.get(level);
      const restarts = override !== undefined && !begun.has(`${number} ${level}`);
      begun.add(`${number} ${level}`);
      const last = counter[level];
      counter[level] = restarts ? override : last === undefined ? shape.start : last + 1;
      counter.length = level + 1;
      if (shape.format === 'bullet') return '';
      const label = shape.text.replace(/%([1-9])/g, (_whole, place: string) => {
        const of = found.pattern.levels.get(Number(place) - 1);
        return ordinal(counter[Number(place) - 1] ?? of?.start ?? 1, of?.format ?? 'decimal');
      });
      return label.trim() === '' ? '' : label + shape.joint;
    },
  };
}

function readNumbering(xml: string | undefined): { patterns: Map<string, Pattern>; lists: Map<string, { pattern: string; starts: Map<number, number> }> } {
  const patterns = new Map<string, Pattern>();
  const lists = new Map<string, { pattern: string; starts: Map<number, number> }>();
  let pattern: Pattern | undefined;
  let level: Level | undefined;
  let list: { pattern: string; starts: Map<number, number> } | undefined;
  let overridden = 0;
  if (xml === undefined) return { patterns, lists };
  readXml(xml, {
    open: (name, value) => {
      const given = () => value('w:val') ?? '';
      if (name === 'w:abstractNum') patterns.set(value('w:abstractNumId') ?? '', (pattern = { levels: new Map(), link: null }));
      else if (name === 'w:numStyleLink' && pattern !== undefined) pattern.link = given();
      else if (name === 'w:lvl' && pattern !== undefined) pattern.levels.set(Number(value('w:ilvl') ?? 0), (level = { start: 0, format: 'decimal', text: '', joint: ' ', style: null }));
      else if (name === 'w:num') lists.set(value('w:numId') ?? '', (list = { pattern: '', starts: new Map() }));
      else if (name === 'w:abstractNumId' && list !== undefined) list.pattern = given();
      else if (name === 'w:lvlOverride') overridden = Number(value('w:ilvl') ?? 0);
      else if (name === 'w:startOverride') list?.starts.set(overridden, Number(given()) || 0);
      else if (level !== undefined) {
        if (name === 'w:start') level.start = Number(given()) || 0;
        else if (name === 'w:numFmt') level.format = given();
        else if (name === 'w:lvlText') level.text = given();
        else if (name === 'w:suff') level.joint = given() === 'nothing' ? '' : ' ';
        else if (name === 'w:pStyle') level.style = given();
      }
    },
    close: (name) => {
      if (name === 'w:abstractNum') pattern = undefined;
      else if (name === 'w:lvl') level = undefined;
      else if (name === 'w:num') list = undefined;
    },
    text: () => {},
  });
  return { patterns, lists };
}

function readStyles(xml: string | undefined): Map<string, Reference & { parent: string | null }> {
  const styles = new Map<string, Reference & { parent: string | null }>();
  let style: (Reference & { parent: string | null }) | undefined;
  if (xml === undefined) return styles;
  readXml(xml, {
    open: (name, value) => {
      if (name === 'w:style') styles.set(value('w:styleId') ?? '', (style = { parent: null, number: null, level: null }));
      else if (style === undefined) return;
      else if (name === 'w:basedOn') style.parent = value('w:val') ?? null;
      else if (name === 'w:numId') style.number = value('w:val') ?? null;
      else if (name === 'w:ilvl') style.level = Number(value('w:val') ?? 0);
    },
    close: (name) => {
      if (name === 'w:style') style = undefined;
    },
    text: () => {},
  });
  return styles;
}
