import { isBlank, parseFigure, roleCodes, roleOfWord } from '../mapping/cell-values.ts';
import type { RowPlan } from './row-plan.ts';

/** One row as its fields; filled anew for every row. Names are empty where the row has none. */
export interface ReadRow {
  externalId: string | null;
  text: string;
  sentAt: number | null;
  participant: string;
  role: number;
  conversation: string;
  channel: string;
  brand: string;
  rating: number | null;
  /** JSON objects, or null where there is nothing in them. */
  attributes: string | null;
  engagement: string | null;
}

/** Why a row cannot be imported. */
export interface RowFault {
  readonly reason: 'empty-text' | 'not-a-date' | 'not-a-number' | 'id-too-long';
  readonly column: string | null;
  readonly params: Record<string, string | number>;
}

/** A row without anything in it. */
export function createReadRow(): ReadRow {
  return {
    externalId: null,
    text: '',
    sentAt: null,
    participant: '',
    role: 0,
    conversation: '',
    channel: '',
    brand: '',
    rating: null,
    attributes: null,
    engagement: null,
  };
}

/** UTF-16 units a source id, or the name of a participant, conversation, channel or brand, may have. */
const longestName = 1_000;

/**
 * Reads the row whose cells start at `base` into `out`; returns why it cannot be imported, or null.
 * The text is kept exactly as it came; ids and names lose surrounding white space.
 */
export function createRowReader(parseTime: (text: string) => number | null): (plan: RowPlan, cells: readonly string[], base: number, out: ReadRow) => RowFault | null {
  const roles = new Map<string, number>();
  let lastTime = '';
  let lastSentAt: number | null = null;
  const nameAt = (cells: readonly string[], at: number): string => {
    const cell = cells[at] ?? '';
    return isBlank(cell) ? '' : cell.trim();
  };
  const roleAt = (cell: string): number => {
    const known = roles.get(cell);
    if (known !== undefined) return known;
    const role = roleOfWord(cell) ?? roleCodes.other;
    // A role column holds a few words; a column of names mapped by mistake must not fill the memory.
    if (roles.size < 1_000) roles.set(cell, role);
    return role;
  };
  return (plan, cells, base, out) => {
    const text = plan.text === -1 ? '' : (cells[base + plan.text] ?? '');
    if (text === '' || (text.length < 64 && text.trim() === '')) return { reason: 'empty-text', column: plan.columns[plan.text] ?? null, params: {} };
    out.text = text;
    out.externalId = plan.id === -1 ? null : nameAt(cells, base + plan.id) || null;
    out.participant = plan.participant === -1 ? '' : nameAt(cells, base + plan.participant);
    out.conversation = plan.conversation === -1 ? '' : nameAt(cells, base + plan.conversation);
    out.channel = plan.channel === -1 ? '' : nameAt(cells, base + plan.channel);
    out.brand = plan.brand === -1 ? '' : nameAt(cells, base + plan.brand);
    if ((out.externalId?.length ?? 0) > longestName) return tooLong(plan, plan.id);
    if (out.participant.length > longestName) return tooLong(plan, plan.participant);
    if (out.conversation.length > longestName) return tooLong(plan, plan.conversation);
    if (out.channel.length > longestName) return tooLong(plan, plan.channel);
    if (out.brand.length > longestName) return tooLong(plan, plan.brand);
    out.role = plan.role === -1 ? roleCodes.other : roleAt(cells[base + plan.role] ?? '');
    out.sentAt = null;
    if (plan.time !== -1) {
      const cell = cells[base + plan.time] ?? '';
      if (cell === lastTime) {
        out.sentAt = lastSentAt;
      } else if (!isBlank(cell)) {
        const sentAt = parseTime(cell);
        if (sentAt === null) return { reason: 'not-a-date', column: plan.columns[plan.time] ?? null, params: { value: cell.slice(0, 80) } };
        out.sentAt = sentAt;
        lastTime = cell;
        lastSentAt = sentAt;
      }
    }
    out.rating = null;
    if (plan.rating !== -1) {
      const cell = cells[base + plan.rating] ?? '';
      if (!isBlank(cell)) {
        out.rating = parseFigure(cell);
        if (out.rating === null) return notANumber(plan, plan.rating, cell);
      }
    }
    out.engagement = null;
    if (plan.engagement.length > 0) {
      let json = '';
      for (const [name, column] of plan.engagement) {
        const cell = cells[base + column] ?? '';
        if (isBlank(cell)) continue;
        const figure = parseFigure(cell);
        if (figure === null) return notANumber(plan, column, cell);
        json += `${json === '' ? '{' : ','}${name}:${figure}`;
      }
      if (json !== '') out.engagement = `${json}}`;
    }
    out.attributes = null;
    if (plan.attributes.length > 0) {
      let json = '';
      for (const [name, column] of plan.attributes) {
        const cell = cells[base + column] ?? '';
        if (cell !== '') json += `${json === '' ? '{' : ','}${name}:${JSON.stringify(cell)}`;
      }
      if (json !== '') out.attributes = `${json}}`;
    }
    return null;
  };
}

function notANumber(plan: RowPlan, column: number, cell: string): RowFault {
  return { reason: 'not-a-number', column: plan.columns[column] ?? null, params: { value: cell.slice(0, 80) } };
}

function tooLong(plan: RowPlan, column: number): RowFault {
  return { reason: 'id-too-long', column: plan.columns[column] ?? null, params: { limit: longestName } };
}
