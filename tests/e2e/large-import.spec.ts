import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from './fixtures/workbench.ts';
import { codePicker, currentTurn, turns } from './pages/coding.ts';
import { beginImport, chooseImport } from './pages/import.ts';
import { openSample, patience, runCommand, sideBar, watchComplaints } from './pages/workbench.ts';

const rows = 60_000;
const said = ['管理费又涨了，没有人通知我', 'The fee went up and nobody told me', '赎回要等几天才能到账', 'Please refund the difference', '谢谢你们的耐心解释'];

/** Writes many made-up messages; a key keeps each apart from those of another file. */
async function writeMany(path: string, key: string): Promise<void> {
  const file = createWriteStream(path);
  file.write('id,conversation,time,channel,role,participant,text\n');
  for (let row = 0; row < rows; row += 1) {
    const time = new Date(Date.UTC(2026, 6, 1) + row * 60_000).toISOString();
    const line = `${key}${row},${key}-${Math.floor(row / 6)},${time},Live chat,customer,K-${row % 5000},"${said[row % said.length] ?? ''}, ${key} ${row}"\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

test('a large import: reading and coding go on, cancel leaves nothing, a reload keeps the job', async ({ page, workbench }) => {
  test.setTimeout(240_000);
  const complaints = watchComplaints(page);
  await Promise.all([writeMany(join(workbench.folder, 'first.csv'), 'a'), writeMany(join(workbench.folder, 'second.csv'), 'b')]);
  await openSample(page, workbench);
  const batches = sideBar(page).getByRole('listbox', { name: 'Import batches' }).getByRole('option');
  await expect(batches).toHaveCount(6);

  // Cancelled half way: the batch and its messages are gone.
  const first = await chooseImport(page, 'first.csv');
  await beginImport(first);
  await expect(first.getByText(/^[\d,]+ of about [\d,]+ rows$/)).toBeVisible({ timeout: patience });
  await expect(first.getByText(/^[\d,]+ rows\/s$/)).toBeVisible();
  await first.getByRole('button', { name: /^Cancel/ }).click();
  await expect(first.getByText('Nothing of the file is in the project.').or(first.getByText('The batch was taken back'))).toBeVisible({ timeout: patience });
  await expect(batches).toHaveCount(6);
  await page.keyboard.press('Control+Alt+m');
  const grid = page.getByRole('grid', { name: 'Messages' });
  const total = Number(await grid.getAttribute('aria-rowcount')) - 1;
  await expect(page.getByText(`${total.toLocaleString('en')} / ${total.toLocaleString('en')}`)).toBeVisible();

  // While the second one runs: search, open, code.
  const second = await chooseImport(page, 'second.csv');
  await beginImport(second);
  await expect(second.getByText(/^[\d,]+ rows\/s$/)).toBeVisible({ timeout: patience });
  const job = page.getByRole('contentinfo').getByRole('button', { name: /^Import/ });
  await expect(job).toBeVisible();
  await page.keyboard.press('Control+p');
  await page.getByRole('dialog').getByRole('combobox').pressSequentially('CH-20260803');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('CH-20260803');
  await page.keyboard.press('Enter');
  await expect(turns(page)).toBeFocused();
  await expect(currentTurn(page).getByRole('time')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('t');
  await (await codePicker(page)).getByRole('combobox').pressSequentially('While importing');
  await page.keyboard.press('Control+Enter');
  await expect(currentTurn(page)).toContainText('While importing', { timeout: patience });

  // A reload of the window loses nothing, and the job is still listed.
  await page.reload();
  await expect(page.getByRole('menubar')).toBeVisible({ timeout: patience });
  await runCommand(page, 'View: Jobs');
  const listed = page.getByRole('row', { name: /^Import/ });
  await expect(listed.first()).toBeVisible();
  await expect(listed.filter({ hasText: 'done' }).first()).toBeVisible({ timeout: 2 * patience });
  await expect(listed.filter({ hasText: 'cancelled' }).first()).toBeVisible();
  await runCommand(page, 'Messages: Open message table');
  await expect(page.getByText(`/ ${(total + rows).toLocaleString('en')}`).or(page.getByRole('button', { name: /new messages: show them/ })).first()).toBeVisible({ timeout: patience });
  expect(complaints).toEqual([]);
});
