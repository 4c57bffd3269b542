import { caretBox } from './text-position.ts';

export interface RevealTarget {
  /** Key of the row that holds the caret. */
  row(): string | undefined;
  index(): number;
  state(): { readonly anchor: number; readonly focus: number };
  scrollToIndex(index: number): void;
}

const mostTries = 12;
const breathing = 12;

/**
 * Brings the caret into view with as little scrolling as will do; a turn that fits is shown whole. A row that is not
 * drawn yet is scrolled to first, and looked for again in the next frames while heights are measured.
 */
export function revealIn(scroller: HTMLElement | null, target: RevealTarget, tries = mostTries): void {
  if (scroller === null || tries === 0) return;
  const key = target.row();
  const element = key === undefined ? null : scroller.querySelector<HTMLElement>(`[data-row="${key}"]`);
  if (element === null) {
    const index = target.index();
    if (index >= 0) target.scrollToIndex(index);
    requestAnimationFrame(() => revealIn(scroller, target, tries - 1));
    return;
  }
  const frame = scroller.getBoundingClientRect();
  const { anchor, focus } = target.state();
  const row = element.getBoundingClientRect();
  const paragraph = element.querySelector('[data-text-of]');
  const caret = paragraph === null ? undefined : caretBox(paragraph, focus, focus > anchor);
  const fits = row.height <= frame.height - 2 * breathing;
  const top = (fits || caret === undefined ? row.top : caret.top) - breathing;
  const bottom = (fits || caret === undefined ? row.bottom : caret.bottom) + breathing;
  if (top < frame.top) scroller.scrollTop -= frame.top - top;
  else if (bottom > frame.bottom) scroller.scrollTop += Math.min(bottom - frame.bottom, top - frame.top);
}
