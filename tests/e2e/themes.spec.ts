import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/workbench.ts';
import { turns } from './pages/coding.ts';
import { countOf, findThemes, list, map, passages, theme } from './pages/themes.ts';
import { importFile } from './pages/import.ts';
import { openSample, patience, quickPick, runCommand, sideBar, watchComplaints } from './pages/workbench.ts';

/** Undoes by key, away from text fields. */
async function undo(page: Page): Promise<void> {
  await list(page).focus();
  await page.keyboard.press('Control+z');
}

test('themes of the sample: find, read, name, move, merge, search, promote, undo', async ({ page, workbench }) => {
  test.setTimeout(180_000);
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  await findThemes(page, 12);

  const side = page.getByRole('complementary', { name: 'Themes' });
  await expect(side).toContainText(/[\d,]{3,} of 2,\d{3} messages mapped; \d+\.\d% unmapped/);
  await expect(side).toContainText('12 themes are proposed and count in no statistic or export.');
  await expect(map(page).getByRole('option')).toHaveCount(await list(page).getByRole('treeitem').count());

  // The fee change of week six is among them, told by its words; one selection, three views.
  const fee = theme(page, '管理费').first();
  await fee.click();
  const messages = await countOf(fee);
  expect(messages).toBeGreaterThan(50);
  await expect(page.getByRole('tab', { name: /^Passages: / })).toContainText(messages.toLocaleString('en'));
  await expect(passages(page).getByRole('option').first()).toContainText(/费|費|fee/iu);
  await expect(map(page).getByRole('option', { selected: true })).toHaveCount(1);

  await page.keyboard.press('F2');
  await page.keyboard.type('Fee change');
  await page.keyboard.press('Enter');
  await expect(theme(page, 'Fee change')).toBeVisible();
  await expect(map(page).getByRole('option', { name: /^Fee change, / })).toBeVisible();
  await expect(side).toContainText('11 themes are proposed');

  // A passage opens in its conversation, and a search for the theme finds as many messages as the theme says.
  await passages(page).getByRole('option').first().dblclick();
  await expect(turns(page)).toBeVisible();
  await page.keyboard.press('Control+Shift+f');
  const search = page.getByRole('complementary', { name: 'Search' });
  await search.getByRole('combobox', { name: 'Search query' }).fill('theme:"Fee change"');
  await page.keyboard.press('Enter');
  await expect(search.getByRole('status')).toContainText(`${messages.toLocaleString('en')} messages of`);
  await page.keyboard.press('Control+Alt+t');

  // A row dragged onto another theme moves there; undo brings it back.
  await theme(page, 'Fee change').click();
  await passages(page).getByRole('option').first().dragTo(list(page).getByRole('treeitem').filter({ hasNotText: 'Fee change' }).first());
  await expect.poll(() => countOf(theme(page, 'Fee change'))).toBe(messages - 1);
  await undo(page);
  await expect.poll(() => countOf(theme(page, 'Fee change'))).toBe(messages);

  // Two themes become one; the question says how many messages.
  const other = list(page).getByRole('treeitem').filter({ hasNotText: /Fee change|Unmapped/u }).last();
  const joined = messages + (await countOf(other));
  await other.click();
  await theme(page, 'Fee change').click({ modifiers: ['Control'] });
  await runCommand(page, 'Themes: Merge into one');
  await page.getByRole('dialog', { name: /^Merge .* into “Fee change”\?$/ }).getByRole('button', { name: 'Merge' }).click();
  await expect.poll(() => countOf(theme(page, 'Fee change'))).toBe(joined);
  await undo(page);
  await expect.poll(() => countOf(theme(page, 'Fee change'))).toBe(messages);

  // A code of the theme, in one step that undo takes back; the definition says where it comes from.
  await theme(page, 'Fee change').click();
  await runCommand(page, 'Themes: Promote to codes');
  const question = page.getByRole('dialog', { name: 'Make a code of this theme?' });
  await expect(question).toContainText(`${messages.toLocaleString('en')} messages are coded as wholes`);
  await expect(question.getByRole('listitem')).toContainText('Fee change: new code');
  await question.getByRole('button', { name: 'Promote' }).click();
  await page.getByRole('button', { name: 'Show codebook' }).click();
  const code = sideBar(page).getByRole('tree').getByRole('treeitem', { level: 1 }).filter({ hasText: 'Fee change' });
  await expect(code).toContainText(messages.toLocaleString('en'), { timeout: patience });
  await code.dblclick();
  await expect(page.getByRole('main')).toContainText(/From the theme “Fee change”\. Keywords: .+ Recipe \d+, seed 42\./);
  await page.keyboard.press('Control+Alt+t');
  await undo(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Codebook' }).click();
  await expect(code).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a re-run keeps the edits, and everything is within reach of the keyboard', async ({ page, workbench }) => {
  test.setTimeout(180_000);
  await openSample(page, workbench);
  await findThemes(page, 8);

  // Arrows go from tile to tile, and the list follows; Enter goes to the passages, and on to the conversation.
  await map(page).focus();
  await page.keyboard.press('Home');
  const first = await map(page).getByRole('option', { selected: true }).getAttribute('aria-label');
  await page.keyboard.press('ArrowRight');
  const second = map(page).getByRole('option', { selected: true });
  await expect(second).not.toHaveAttribute('aria-label', first ?? '');
  await expect(list(page).getByRole('treeitem', { selected: true })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(passages(page)).toBeFocused();
  await expect(passages(page).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(passages(page).getByRole('option', { selected: true })).toHaveCount(1);
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(turns(page)).toBeVisible();

  // Named, pinned and grouped without the mouse.
  await page.keyboard.press('Control+Alt+t');
  await list(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('F2');
  await page.keyboard.type('Named by me');
  await page.keyboard.press('Enter');
  await expect(theme(page, 'Named by me')).toBeVisible();
  await page.keyboard.press('p');
  await runCommand(page, 'Themes: Group under');
  const groups = page.getByRole('dialog').getByRole('combobox');
  await expect(groups).toBeFocused();
  await groups.pressSequentially('My group');
  await page.getByRole('dialog').getByRole('option', { name: 'New group “My group”' }).click();
  await expect(theme(page, 'My group')).toBeVisible();

  await page.getByRole('button', { name: 'Re-run, keep edits' }).click();
  const dialog = page.getByRole('dialog', { name: 'Find themes again' });
  await dialog.getByRole('textbox', { name: 'Number of themes' }).fill('10');
  await dialog.getByRole('textbox', { name: 'Seed' }).fill('7');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Themes' })).toContainText('edits kept on re-run', { timeout: patience });
  await expect(page.getByRole('complementary', { name: 'Themes' })).toContainText('seed 7');
  await expect(theme(page, 'Named by me')).toBeVisible();
  await expect(theme(page, 'My group')).toBeVisible();

  // The recipe says how it was done; the numbers behind the map can be taken away.
  await page.getByRole('complementary', { name: 'Themes' }).getByRole('button', { name: /^recipe \d+, seed 7$/ }).click();
  await expect(page.getByRole('tabpanel', { name: /Themes · recipe/ })).toContainText('Edited themes that took part as they were');
  await page.keyboard.press('Control+Alt+t');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await quickPick(page, 'CSV');
  const picker = page.getByRole('dialog', { name: 'Where should the chart be saved?' });
  await expect(picker.getByRole('textbox', { name: 'Folder' })).not.toHaveValue('');
  await picker.getByRole('textbox', { name: 'File name' }).fill('themes.csv');
  await picker.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved themes.csv')).toBeVisible({ timeout: patience });
  const csv = readFileSync(join(workbench.folder, 'themes.csv'), 'utf8');
  expect(csv).toContain('theme,group,state,messages,counted,share');
  expect(csv).toContain('Named by me,My group,accepted,');
});

test('messages of a later import are placed among the themes by themselves', async ({ page, workbench }) => {
  test.setTimeout(180_000);
  await openSample(page, workbench);
  await findThemes(page, 8);
  const side = page.getByRole('complementary', { name: 'Themes' });
  const scope = async () => Number((/of (2,\d{3}) messages mapped/.exec(await side.innerText())?.[1] ?? '').replace(',', ''));
  const before = await scope();
  writeFileSync(join(workbench.folder, 'later.csv'), 'id,role,text\nlater-1,customer,"Why was a management fee taken in August, nobody told me"\nlater-2,customer,"八月为什么多收管理费，没有人通知我"\n');
  await importFile(page, 'later.csv');
  await page.keyboard.press('Control+Alt+t');
  await expect.poll(scope, { timeout: patience }).toBe(before + 2);
  await expect(side).not.toContainText('came later');
});
