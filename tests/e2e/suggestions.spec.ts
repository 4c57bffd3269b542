import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/workbench.ts';
import { currentTurn, expectCodebook } from './pages/coding.ts';
import { openSample, patience, runCommand, statusBar, watchComplaints } from './pages/workbench.ts';

const queue = (page: Page) => page.getByRole('grid', { name: 'Proposed codes' });
const openCount = async (page: Page) => Number((await page.getByText(/ open · read /).innerText()).replace(/ open.*/su, '').replaceAll(',', ''));

/** How many codings the codebook counts. */
async function codings(page: Page): Promise<number> {
  const said = await page.getByRole('complementary', { name: 'Codebook' }).getByRole('button', { name: 'Codes' }).innerText();
  return Number(/(\d[\d,]*) codings/u.exec(said)?.[1]?.replaceAll(',', '') ?? Number.NaN);
}

test('suggestions: learnt from the analyst, three accepted, one rejected, undone', async ({ page, workbench }) => {
  test.setTimeout(240_000);
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  await runCommand(page, 'View: Codebook');
  const before = await codings(page);
  expect(before).toBeGreaterThan(20);

  // Some passages are coded by keyboard, and learnt from.
  await runCommand(page, 'Coding: Next message without coding');
  await expect(page.getByRole('feed')).toBeFocused();
  for (let message = 0; message < 3; message += 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await page.keyboard.press('n');
  }
  await expect.poll(() => codings(page)).toBe(before + 3);
  await runCommand(page, 'Suggestions: Learn code suggestions from the codings');
  await expect(page.getByText(/Learnt \d+ codes from \d+ codings: model v\d+/)).toBeVisible({ timeout: patience });

  // The queue: each row with its passage, score and measured precision.
  await page.keyboard.press('Control+Alt+a');
  await expect(queue(page).getByRole('row').nth(4)).toBeVisible({ timeout: patience });
  const rows = queue(page).getByRole('row');
  await expect(rows.first()).toContainText(/0\.\d\d/);
  await expect(rows.first()).toContainText(/precision (?:[01]\.\d\d \(n = \d+|\d+ of \d+ \(few|not measured yet)/);
  await page.getByRole('combobox', { name: 'Order' }).selectOption('confident');
  await expect(queue(page)).toBeVisible();
  const measures = page.getByRole('complementary', { name: 'Codes' }).getByRole('table');
  expect(await measures.getByRole('row').count()).toBeGreaterThan(3);

  // Three accepted, one rejected: the next row is then in front, codings count three more, the rejected one counts nowhere.
  const open = await openCount(page);
  await queue(page).focus();
  const current = queue(page).locator('[aria-selected="true"]');
  for (const key of ['a', 'a', 'a', 'x']) {
    const id = await current.getAttribute('id');
    await page.keyboard.press(key);
    await expect(page.locator(`#${id ?? ''}`)).toHaveCount(0);
    await expect(current).toBeVisible();
  }
  await expect.poll(() => codings(page)).toBe(before + 6);
  await expect(page.getByText(/Rejected: .* will not be proposed for this message again/)).toBeVisible();
  await expect.poll(() => openCount(page)).toBeLessThanOrEqual(open - 4);
  const left = await openCount(page);

  // Undo takes the rejection back, then the last acceptance.
  await page.keyboard.press('Control+z');
  await expect.poll(() => openCount(page)).toBe(left + 1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => codings(page)).toBe(before + 5);
  await page.keyboard.press('Control+y');
  await expect.poll(() => codings(page)).toBe(before + 6);

  // In its conversation the next proposal is dashed, measured, and named as proposed; the panel says it does not count.
  await queue(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('feed')).toBeFocused({ timeout: patience });
  const proposed = currentTurn(page).getByText('proposed', { exact: true });
  await expect(proposed.first()).toBeVisible();
  await runCommand(page, 'View: Codings');
  const counted = page.getByRole('grid', { name: /Codings/ }).getByRole('row').filter({ hasText: 'proposed, not counted' });
  await expect(counted.first()).toBeVisible();
  const proposals = await proposed.count();
  const total = await codings(page);
  await page.getByRole('feed').focus();
  await page.keyboard.press('a');
  await expect(proposed).toHaveCount(proposals - 1);
  await expect.poll(() => codings(page)).toBe(total + 1);
  await expectCodebook(page, await codeCount(page), total + 1);

  // The code's page has its measures.
  await expect(statusBar(page)).toBeVisible();
  expect(complaints).toEqual([]);
});

async function codeCount(page: Page): Promise<number> {
  const said = await page.getByRole('complementary', { name: 'Codebook' }).getByRole('button', { name: 'Codes' }).innerText();
  return Number(/(\d+) codes/u.exec(said)?.[1] ?? Number.NaN);
}
