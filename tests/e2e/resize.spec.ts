import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/workbench.ts';
import { currentTurn, selectedWords } from './pages/coding.ts';
import { showConversation } from './pages/views.ts';
import { openSample } from './pages/workbench.ts';

/** The quotes of the codings with a code, as the codings panel lists them. */
function quotes(page: Page, code: string) {
  return page.getByRole('grid', { name: 'Codings of the open conversation' }).getByRole('row').filter({ hasText: code }).getByRole('gridcell').nth(1);
}

test('the ends of a coding are moved by keyboard and by mouse', async ({ page, workbench }) => {
  await openSample(page, workbench);
  await showConversation(page);
  await page.keyboard.press('Control+j');
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await showConversation(page);

  // The first three words, under a code of their own.
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'c']) await page.keyboard.press(key);
  await page.keyboard.type('Ends');
  await page.keyboard.press('Enter');
  const coding = currentTurn(page).locator('[data-coding]').filter({ hasText: 'Ends' });
  await expect(coding).toBeVisible();
  const three = await selectedWords(page);
  const quote = quotes(page, 'Ends');
  await expect(quote).toHaveText(three);

  // By keyboard: the end a word further and back, the start; each one step to undo.
  await page.keyboard.press('Shift+Alt+ArrowRight');
  const four = await selectedWords(page);
  expect(four.startsWith(three) && four.length > three.length).toBe(true);
  await expect(quote).toHaveText(four);
  await page.keyboard.press('Shift+Alt+ArrowLeft');
  await expect(quote).toHaveText(three);
  await page.keyboard.press('Control+Shift+Alt+ArrowRight');
  const later = await selectedWords(page);
  expect(three.endsWith(later) && later.length < three.length).toBe(true);
  await expect(quote).toHaveText(later);
  await page.keyboard.press('Control+z');
  await expect(quote).toHaveText(three);

  // To the character: any selection over it, then r.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Shift+Alt+ArrowRight');
  const two = await selectedWords(page);
  await page.keyboard.press('r');
  await expect(quote).toHaveText(two);
  await page.keyboard.press('Control+z');
  await expect(quote).toHaveText(three);

  // By mouse: a click on its name selects it, its end is dragged along the line; Escape in the middle leaves it.
  await page.keyboard.press('Escape');
  await coding.click();
  const grip = currentTurn(page).locator('[data-handle="end"]');
  const box = await grip.boundingBox();
  if (box === null) throw new Error('the end has no grip');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y - 10, { steps: 4 });
  expect((await selectedWords(page)).length).toBeGreaterThan(three.length);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(quote).toHaveText(three);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y - 10, { steps: 4 });
  await page.mouse.up();
  const dragged = await selectedWords(page);
  expect(dragged.length).toBeGreaterThan(three.length);
  await expect(quote).toHaveText(dragged);
  await page.keyboard.press('Control+z');
  await expect(quote).toHaveText(three);
});
