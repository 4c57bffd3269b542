import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/workbench.ts';
import { importFile } from './pages/import.ts';
import { openSample, patience, runCommand, statusBar, watchComplaints } from './pages/workbench.ts';

/** The message table, showing what a query finds. */
async function findMessages(page: Page, query: string): Promise<Locator> {
  await page.keyboard.press('Control+Shift+f');
  const box = page.getByRole('complementary').getByRole('combobox');
  await box.fill(query);
  await page.keyboard.press('Enter');
  await page.getByRole('complementary').getByRole('button', { name: /table/i }).click();
  const grid = page.getByRole('grid', { name: 'Messages' });
  await expect(grid).toBeVisible();
  return grid;
}

const rowsOf = async (grid: Locator) => Number(await grid.getAttribute('aria-rowcount')) - 1;

test('sentiment: found, explained, set by a person, measured', async ({ page, workbench }) => {
  test.setTimeout(240_000);
  const complaints = watchComplaints(page);
  await openSample(page, workbench);

  // The sample has been scored; its negative messages are one query away, the worst first.
  const grid = await findMessages(page, 'sentiment:negative role:customer');
  await expect.poll(() => rowsOf(grid)).toBeGreaterThan(20);
  const negative = await rowsOf(grid);
  await grid.getByRole('columnheader', { name: 'Sentiment' }).getByRole('button').click();
  await expect(grid.getByRole('columnheader', { name: 'Sentiment' })).toHaveAttribute('aria-sort', 'ascending');
  const first = grid.getByRole('rowgroup').getByRole('row').first();
  await expect(first.getByTitle('Negative, said by the machine')).toContainText(/\u2212(?:0\.9|1\.0)/u);

  // Why: the words that made it, in the inspector and on the text.
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('feed')).toBeFocused();
  await page.keyboard.press('Control+Alt+b');
  const section = page.getByRole('region', { name: 'Inspector' }).getByRole('group', { name: /^Sentiment/ });
  await expect(section).toBeVisible();
  const reasons = section.getByRole('list', { name: 'What made the score' }).getByRole('listitem');
  await expect(reasons.first()).toContainText('\u2212');
  const word = (await reasons.first().locator('span').first().innerText()).trim();
  const turn = page.getByRole('feed').getByRole('article').and(page.locator('[aria-current]'));
  const marked = turn.locator('p [title*="\u2212"]');
  await expect(marked.first()).toBeVisible();
  const bare = (text: string) => text.replace(/\s+/g, '').toLowerCase();
  // Reasons overlap, so that a marked stretch may be a part of one.
  expect(bare((await marked.allInnerTexts()).join(''))).toContain(bare(word));
  await section.getByRole('button', { name: /^Sentiment/ }).click();
  await expect(marked).toHaveCount(0);
  await section.getByRole('button', { name: /^Sentiment/ }).click();
  await expect(marked.first()).toBeVisible();

  // The analyst knows better: two keys, at once in effect, and undone in one step.
  await page.getByRole('feed').focus();
  await page.keyboard.press('s');
  await page.keyboard.press('3');
  await expect(section.getByRole('button', { name: /^positive/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(section.getByText(/positive, .*; this counts\./)).toBeVisible();
  const after = await findMessages(page, 'sentiment:negative role:customer');
  await expect.poll(() => rowsOf(after)).toBe(negative - 1);
  await findMessages(page, 'has:override');
  await expect.poll(() => rowsOf(grid)).toBe(1);
  await expect(grid.getByTitle('Positive, said by a person')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('complementary').getByText('Nothing found')).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(page.getByRole('complementary').getByText(/^1 message of/)).toBeVisible();

  // Measure: a sample labelled by keys, without the machine's guess in sight.
  await runCommand(page, 'Sentiment: Measure on my data');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Messages' }).fill('12');
  await dialog.getByRole('textbox', { name: 'Seed' }).fill('7');
  await dialog.getByRole('button', { name: 'Draw' }).click();
  const labelling = page.getByRole('region', { name: 'Label' });
  await expect(labelling).toBeFocused();
  await expect(labelling.getByText('0 of 12 labelled')).toBeVisible();
  await expect(page.getByText(/Machine:/)).toHaveCount(0);
  for (const key of ['1', '2', '3', '4', '0', 'ArrowLeft', '2', '3', '2', '1']) await page.keyboard.press(key);
  await expect(labelling.getByText('8 of 12 labelled')).toBeVisible();
  await expect(labelling.getByText('Message 9 of 12')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(labelling.getByText('7 of 12 labelled')).toBeVisible();
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Report' }).click();
  const report = page.getByRole('region', { name: 'Report' });
  await expect(report.getByText('n = 7, four labels')).toBeVisible();
  await expect(report.getByText(/Left out: 5 not labelled\./)).toBeVisible();

  // Every number of the table opens the messages behind it.
  const cell = report.getByRole('button', { name: /^\d+ messages?: / }).first();
  const count = Number(/^\d+/.exec((await cell.getAttribute('aria-label')) ?? '')?.[0]);
  await cell.click();
  await expect.poll(() => rowsOf(page.getByRole('grid', { name: 'Messages' }))).toBe(count);

  // New messages are scored once their import has ended.
  writeFileSync(join(workbench.folder, 'later.csv'), 'id,role,text\nlater-1,customer,"Terrible service, I hate it, very disappointed"\nlater-2,customer,"Excellent, I love it, thank you"\n');
  await importFile(page, 'later.csv');
  await expect(statusBar(page).getByText(/not scored/)).toHaveCount(0, { timeout: patience });
  const scored = await findMessages(page, 'id:later-1 OR id:later-2');
  await expect.poll(() => rowsOf(scored)).toBe(2);
  await expect(scored.getByTitle(/, said by the machine$/)).toHaveCount(2, { timeout: patience });
  expect(complaints).toEqual([]);
});
