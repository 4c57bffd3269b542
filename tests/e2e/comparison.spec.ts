import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/workbench.ts';
import { openSample, patience, quickPick, runCommand, watchComplaints } from './pages/workbench.ts';

test('a comparison: the sample’s fee change stands out, and every figure opens its messages', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  await openSample(page, workbench);

  // Before and after a day, from the palette and by keyboard alone.
  await runCommand(page, 'Comparison: Compare before and after a day');
  const ask = page.getByRole('dialog').getByRole('textbox');
  await expect(ask).toBeFocused();
  await ask.fill('role:customer');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('First day of the second period')).toBeVisible();
  await page.getByRole('dialog').getByRole('textbox').fill('2026-08-03');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('Days before and after')).toBeVisible();
  await page.keyboard.press('Enter');

  const editor = page.getByRole('tabpanel', { name: 'Comparison' });
  await expect(editor.getByRole('textbox', { name: 'First set, A' })).toHaveValue('role:customer date:2026-07-06..2026-08-02');
  await expect(editor.getByRole('textbox', { name: 'Second set, B' })).toHaveValue('role:customer date:2026-08-03..2026-08-30');
  const words = editor.getByRole('listbox', { name: 'Key words' });
  await expect(words.getByRole('option').first()).toContainText('管理费', { timeout: patience });
  await expect(editor.getByRole('table', { name: 'Both sets as a whole' }).getByRole('row', { name: /^Messages/ })).toContainText('times');
  await expect(editor.getByText(/words were tested; chance alone brings about/)).toBeVisible();

  // Other choices: the effect size first, and what there is less of.
  await editor.getByRole('combobox', { name: 'Direction' }).selectOption('fell');
  await expect(words.getByRole('option').first()).toContainText('−');
  await editor.getByRole('combobox', { name: 'Direction' }).selectOption('rose');
  await editor.getByRole('combobox', { name: 'Order' }).selectOption('ratio');
  await editor.getByRole('combobox', { name: 'Least count' }).selectOption('100');
  await expect(words.getByRole('option')).toHaveCount(2);
  await editor.getByRole('combobox', { name: 'Counted by' }).selectOption('messages');
  await editor.getByRole('combobox', { name: 'Least count' }).selectOption('30');
  await editor.getByRole('combobox', { name: 'Order' }).selectOption('likelihood');

  // The table goes out with both denominators.
  await editor.getByRole('region', { name: 'Key words' }).getByRole('button', { name: 'Export' }).click();
  const saver = page.getByRole('dialog', { name: 'Save the table as' });
  await saver.getByRole('textbox', { name: 'File name' }).fill('words.csv');
  await saver.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/rows? saved/)).toBeVisible();
  expect(readFileSync(join(workbench.folder, 'words.csv'), 'utf8')).toMatch(/^\uFEFFword,a,a_words,b,b_words,.*\r\n管理费,/u);

  // A word left out is not there the next time.
  await words.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Leave out as a stop word' }).click();
  await expect(page.getByText('“管理费” is a stop word from the next comparison on')).toBeVisible();
  await editor.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(words.getByRole('option').first()).not.toContainText('管理费', { timeout: patience });
  await page.keyboard.press('Control+z');

  // A share opens its messages: as many as it says.
  const row = editor.getByRole('row', { name: /Clarisle Wealth/ });
  const count = Number((await row.getByRole('button').last().innerText()).split(/\s+/u).at(-1)?.replaceAll(',', ''));
  await row.getByRole('button').last().click();
  const grid = page.getByRole('grid', { name: 'Messages' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1));
  await expect(page.getByRole('toolbar', { name: 'Filters and view' }).getByRole('button', { name: 'Brand: Clarisle Wealth', exact: true })).toBeVisible();

  // What the table in front shows, with the rest.
  await runCommand(page, 'Comparison: Compare with');
  await quickPick(page, 'The rest');
  await expect(editor.getByRole('textbox', { name: 'First set, A' })).toHaveValue(/^NOT \(/u);
  await expect(editor.getByRole('button', { name: /^Recipe R-/ })).toBeVisible({ timeout: patience });
  await editor.getByRole('button', { name: /^Recipe R-/ }).click();
  await expect(page.getByRole('tabpanel', { name: /Comparison · recipe/ }).getByText('Words tested')).toBeVisible();
  expect(complaints).toEqual([]);
});
