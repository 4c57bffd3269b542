import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/workbench.ts';
import { openSample, quickPick, runCommand, watchComplaints } from './pages/workbench.ts';

/** Texts of a column, as far as rows are on screen, from the top. */
async function columnOf(page: Page, name: string): Promise<readonly string[]> {
  const heads = await page.getByRole('grid').getByRole('columnheader').allInnerTexts();
  const index = heads.findIndex((head) => head.trim() === name);
  const rows = await page.getByRole('grid').getByRole('rowgroup').getByRole('row').all();
  return Promise.all(rows.slice(0, 20).map((row) => row.getByRole('gridcell').nth(index).innerText()));
}

test('the table: sort, filter, columns, selection, bulk changes, any row', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  await page.keyboard.press('Control+Alt+m');
  const grid = page.getByRole('grid', { name: 'Messages' });
  const bar = page.getByRole('toolbar', { name: 'Filters and view' });
  await expect(grid).toHaveAttribute('aria-rowcount', /^\d{4}$/);
  const total = Number(await grid.getAttribute('aria-rowcount')) - 1;

  // Sort by one column, then turned round.
  await grid.getByRole('columnheader', { name: 'Channel' }).getByRole('button').click();
  await expect(grid.getByRole('columnheader', { name: 'Channel' })).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(async () => new Set(await columnOf(page, 'Channel')).size).toBe(1);
  const [first] = await columnOf(page, 'Channel');
  await grid.getByRole('columnheader', { name: 'Channel' }).getByRole('button').click();
  await expect(grid.getByRole('columnheader', { name: 'Channel' })).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => (await columnOf(page, 'Channel'))[0]).not.toBe(first);

  // A filter from the list, one more, and away again.
  await bar.getByRole('button', { name: 'Add filter' }).click();
  await quickPick(page, 'Channel');
  await page.getByRole('dialog').getByRole('option', { name: /^Complaints/ }).click();
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('button', { name: 'Channel: Complaints', exact: true })).toBeVisible();
  await expect.poll(async () => new Set(await columnOf(page, 'Channel'))).toEqual(new Set(['Complaints']));
  const complaintsCount = Number(await grid.getAttribute('aria-rowcount')) - 1;
  expect(complaintsCount).toBeLessThan(total);
  await expect(page.getByText(`Filtered ${complaintsCount} / ${total.toLocaleString('en')}`)).toBeVisible();

  // Select all that is filtered, and tag it in one step that undo takes back.
  await grid.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(`${complaintsCount} selected`).first()).toBeVisible();
  await page.keyboard.press('g');
  await page.getByRole('dialog').getByRole('combobox').fill('to review');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Tag “to review” added to ${complaintsCount} messages`)).toBeVisible();
  await page.keyboard.press('Escape');

  // Three rows picked one by one get a code that is new.
  await grid.focus();
  for (const key of ['Home', 'x', 'ArrowDown', 'x', 'ArrowDown', 'ArrowDown', 'x']) await page.keyboard.press(key);
  await expect(grid.getByRole('row', { selected: true })).toHaveCount(3);
  await page.keyboard.press('t');
  await page.getByRole('dialog').getByRole('combobox').fill('Bulk coded');
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText('Bulk coded');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Bulk coded” added to 3 messages')).toBeVisible();
  await expect(grid.getByText('Bulk coded')).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(grid.getByText('Bulk coded')).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await expect(grid.getByText('Bulk coded')).toHaveCount(3);

  // Without the filter all rows are back, and row 1,500 is one step away.
  await bar.getByRole('button', { name: 'Remove filter Channel: Complaints' }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', String(total + 1));
  await grid.focus();
  await page.keyboard.press('Control+g');
  await page.getByRole('dialog').getByRole('textbox').fill('1,500');
  await page.keyboard.press('Enter');
  await expect(grid.locator('[aria-rowindex="1501"]')).toBeInViewport();
  await expect(page.getByText(`Row 1,500 of ${total.toLocaleString('en')}`).first()).toBeVisible();
  await page.keyboard.press('End');
  await expect(grid.locator(`[aria-rowindex="${total + 1}"]`)).toBeInViewport();

  // Columns come and go.
  await bar.getByRole('button', { name: /^Columns/ }).click();
  const chooser = page.getByRole('dialog', { name: /columns/i });
  await chooser.getByRole('checkbox', { name: 'Rating' }).check();
  await expect(grid.getByRole('columnheader', { name: 'Rating' })).toBeVisible();
  await chooser.getByRole('checkbox', { name: 'Role' }).uncheck();
  await expect(grid.getByRole('columnheader', { name: 'Role' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(chooser).toBeHidden();

  // The tag can be found from anywhere.
  await runCommand(page, 'Messages: Add filter');
  await quickPick(page, 'Tag');
  await page.getByRole('dialog').getByRole('option', { name: /^to review/ }).click();
  await page.keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', String(complaintsCount + 1));
  expect(complaints).toEqual([]);
});
