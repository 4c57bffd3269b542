import { expect, test } from './fixtures/workbench.ts';
import { currentTurn, selectedWords, turns } from './pages/coding.ts';
import { makeServiceSlowable, setLateness } from './pages/slow-service.ts';
import { openSample, sideBar } from './pages/workbench.ts';
import { showConversation } from './pages/views.ts';

test('keys pressed faster than the service answers are neither lost nor meant for another message', async ({ page, workbench }) => {
  await makeServiceSlowable(page);
  await openSample(page, workbench);
  await showConversation(page);
  const before = await page.getByRole('tab', { selected: true }).first().innerText();
  await setLateness(page, 300);

  // Into another conversation, and there at once: the first two words get a code that is typed for.
  const burst = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key, { delay: 1 });
  };
  await burst('Control+End', 'n', 'Shift+ArrowRight', 'Shift+ArrowRight', 'c');
  await page.keyboard.type('Quick code', { delay: 1 });
  await burst('Enter');
  await expect(currentTurn(page).locator('[data-coding]').filter({ hasText: 'Quick code' })).toBeVisible();
  expect(await page.getByRole('tab', { selected: true }).first().innerText()).not.toBe(before);
  const words = await selectedWords(page);
  expect(words).not.toBe('');

  // Coded once more and undone; the last word coded, freed and coded again: each as one string of keys.
  const codings = currentTurn(page).locator('[data-coding]').filter({ hasText: 'Quick code' });
  await expect(sideBar(page)).toBeVisible();
  await burst('Shift+ArrowRight', '1', 'Control+z');
  await expect(page.getByText('Undone: ', { exact: false }).first()).toBeVisible();
  await expect(codings).toHaveCount(1);
  await burst('Escape', 'End', 'Shift+ArrowLeft', '1', 'Backspace', '1');
  await expect(codings).toHaveCount(2);
  await setLateness(page, undefined);
  await page.waitForTimeout(700);
  await expect(codings).toHaveCount(2);
  await setLateness(page, 300);

  // A view is asked for and typed into before it is there.
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('refund', { delay: 1 });
  await expect(sideBar(page).getByRole('combobox')).toHaveValue('refund');
  await expect(turns(page)).toBeVisible();
});
