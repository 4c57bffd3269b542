import type { Page } from '@playwright/test';

/** Milliseconds, one for each measurement. */
export type Timings = readonly number[];

/** From the beginning of a load to the first contentful paint, with the session and the browser's cache as a reload has them. */
export async function firstPaint(page: Page, runs: number): Promise<Timings> {
  const timings: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await page.reload();
    await page.getByRole('menubar').waitFor();
    timings.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN));
  }
  return timings;
}

/** How fast the analyst goes on: milliseconds of rest after each key. */
export interface Rhythm {
  readonly rest: number;
}

/** Codes with the first code of the list, so that `1` repeats it. Needs a transcript in front. */
export async function codeOnce(page: Page): Promise<void> {
  await page.getByRole('feed').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/**
 * Goes to the next turn, selects two words and presses `1`, again and again. One figure for each press: from the time
 * that the browser gave the key event to the task behind the frame in which the turn's margin shows one coding more;
 * Infinity where it has not come after ten seconds. The listeners stand before the first key and watch all presses,
 * so that no press can be missed by a listener that comes late.
 */
export async function keystrokeToPaint(page: Page, times: number, { rest }: Rhythm): Promise<Timings> {
  await page.evaluate(watchPresses);
  for (let time = 0; time < times; time += 1) {
    for (const key of ['j', 'Shift+ArrowRight', 'Shift+ArrowRight', '1']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(rest);
    }
  }
  await page.waitForFunction((wanted) => window.presses.every(({ painted }) => painted !== undefined) && window.presses.length === wanted, times, { timeout: 10_000 }).catch(() => undefined);
  const presses = await page.evaluate(() => window.presses);
  return presses.map(({ pressed, painted }) => (painted === undefined ? Number.POSITIVE_INFINITY : painted - pressed));
}

declare global {
  interface Window {
    /** Milliseconds of the page's clock. */
    presses: { pressed: number; painted: number | undefined }[];
  }
}

/** Runs in the page. */
function watchPresses(): void {
  const feed = document.querySelector('[role="feed"]');
  if (feed === null) throw new Error('no transcript is open');
  window.presses = [];
  const codingsOf = (turn: Element | null) => turn?.querySelectorAll('[data-coding]').length ?? 0;
  // Once for the page, however often it is measured.
  if (feed.hasAttribute('data-watched')) return;
  feed.setAttribute('data-watched', '');
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== '1') return;
      const press: Window['presses'][number] = { pressed: event.timeStamp, painted: undefined };
      window.presses.push(press);
      const row = feed.querySelector('[aria-current="true"]')?.getAttribute('data-row');
      const turn = () => feed.querySelector(`[data-row="${row}"]`);
      const before = codingsOf(turn());
      const watcher = new MutationObserver(() => {
        if (codingsOf(turn()) <= before) return;
        watcher.disconnect();
        requestAnimationFrame(() => setTimeout(() => (press.painted = performance.now())));
      });
      watcher.observe(feed, { childList: true, subtree: true });
    },
    { capture: true },
  );
}

/**
 * Scrolls the message table by its bar to places all over it, frame by frame, and measures for how long the rows in
 * sight have no text: one figure for each jump, 0 where the next frame was full.
 */
export async function longestBlank(page: Page, jumps: number): Promise<Timings> {
  return page.evaluate(async (count) => {
    const grid = document.querySelector('[role="grid"]');
    if (grid === null) return [];
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const blank = () => {
      const rows = [...grid.querySelectorAll('[role="rowgroup"] [role="row"]')];
      const box = grid.getBoundingClientRect();
      const seen = rows.filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > box.top + 30 && top < box.bottom;
      });
      // A row that is still on its way has no cell but its message's with a word in it.
      const empty = seen.filter((row) => [...row.querySelectorAll('[role="gridcell"]')].filter((cell) => cell.textContent !== '').length < 3);
      return seen.length < 10 || empty.length > seen.length / 2;
    };
    const timings: number[] = [];
    const extent = grid.scrollHeight - grid.clientHeight;
    for (let jump = 0; jump < count; jump += 1) {
      // A wheel for most, a drag of the bar for every tenth.
      grid.scrollTop = jump % 10 === 9 ? (((jump * 7919) % 1000) / 1000) * extent : grid.scrollTop + 400;
      const began = await frame();
      let now = began;
      await frame();
      while (blank() && now - began < 5000) now = await frame();
      timings.push(now - began);
    }
    return timings;
  }, jumps);
}
