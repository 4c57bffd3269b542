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

/**
 * From the press of `1` (the most recent code) on a few selected words to the frame after the one that shows the
 * coding: what a person at the keyboard waits for.
 */
export async function keystrokeToPaint(page: Page, times: number): Promise<Timings> {
  const feed = page.getByRole('feed');
  await feed.focus();
  // The first coding by hand puts its code behind the key.
  for (const key of ['Shift+ArrowRight', 'c']) await page.keyboard.press(key);
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1000);
  const timings: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press('j');
    await page.waitForTimeout(250);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForTimeout(250);
    const painted = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const turns = document.querySelector('[role="feed"]');
          let pressed = 0;
          window.addEventListener('keydown', () => (pressed = performance.now()), { capture: true, once: true });
          const watcher = new MutationObserver(() => {
            if (pressed === 0) return;
            watcher.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
          });
          if (turns === null) resolve(Number.NaN);
          else watcher.observe(turns, { childList: true, subtree: true });
          setTimeout(() => resolve(Number.NaN), 5000);
        }),
    );
    await page.keyboard.press('1');
    timings.push(await painted);
  }
  return timings.filter((timing) => !Number.isNaN(timing));
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
