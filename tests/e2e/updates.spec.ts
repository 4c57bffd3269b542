import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/workbench.ts';
import { currentTurn } from './pages/coding.ts';
import { importFile } from './pages/import.ts';
import { createProject } from './pages/project.ts';
import { openWorkbench, runCommand, watchComplaints } from './pages/workbench.ts';

const first = `id,conversation,time,role,channel,text
M1,C1,2026-08-05 10:42:06,customer,Chat,The fee went up twice. Nobody told me about the fee!
M2,C1,2026-08-05 10:42:31,agent,Chat,It was announced.
M3,C1,2026-08-05 10:43:31,customer,Chat,I see.
`;
const second = first.replace('Chat,The fee', 'Phone,The fee').replace('about the fee!', 'about it.').replace('I see.', 'I see <b>now</b>.');

test('a row with another text for a known id is decided: compared, taken, kept, undone', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  writeFileSync(join(workbench.folder, 'first.csv'), first);
  writeFileSync(join(workbench.folder, 'second.csv'), second);
  await openWorkbench(page, workbench);
  await createProject(page, 'Updates', undefined);
  await importFile(page, 'first.csv');

  // Two passages of the first message are coded: one whose words stay, one whose words go.
  await page.keyboard.press('Control+p');
  await page.getByRole('dialog').getByRole('combobox').pressSequentially('C1');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('C1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('feed')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('c');
  await page.keyboard.type('Stays');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('c');
  await page.keyboard.type('Goes');
  await page.keyboard.press('Enter');
  await expect(currentTurn(page).locator('[data-coding]')).toHaveCount(2);

  expect(await importFile(page, 'second.csv')).toBe('Imported 0 of 3 rows');
  await runCommand(page, 'View: Problems');
  const problems = page.getByRole('region', { name: 'Panel' });
  const rows = problems.getByRole('option');
  await expect(rows.filter({ hasText: 'Needs a decision' })).toHaveCount(2);

  // Compared side by side; the first is taken, which leads to the second, which is kept.
  await rows.first().click();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 coding follows to the new text. 1 coding has no place in it');
  await expect(dialog.locator('mark')).toHaveText(['the fee!', 'it.']);
  await expect(dialog.getByRole('definition')).toHaveText(['Chat → Phone']);
  await page.screenshot({ path: 'test-results/views/update-dialog.png' });
  await dialog.getByRole('button', { name: 'Take new text' }).click();
  await expect(dialog).toContainText('2 of 2');
  await expect(dialog).toContainText('I see <b>now</b>.');
  await dialog.getByRole('button', { name: 'Keep stored text' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(rows.filter({ hasText: 'New text taken' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'Stored text kept' })).toHaveCount(1);

  // What found no place is listed, and leads to the text it is missing from.
  const left = rows.filter({ hasText: 'Nobody told me about the fee!' }).filter({ hasText: 'Goes' });
  await expect(left).toBeVisible();
  await left.click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('feed')).toBeFocused();
  await expect(currentTurn(page)).toContainText('Nobody told me about it.');
  await expect(currentTurn(page).locator('[data-coding]')).toHaveText([/Stays/u]);

  // Undone twice, both wait again, and the old text has both its codings.
  await page.keyboard.press('Control+z');
  await expect(rows.filter({ hasText: 'Needs a decision' })).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(rows.filter({ hasText: 'Needs a decision' })).toHaveCount(2);
  await expect(page.getByRole('feed').getByRole('article').first()).toContainText('Nobody told me about the fee!');
  await expect(page.getByRole('feed').getByRole('article').first().locator('[data-coding]')).toHaveCount(2);

  // All of an import at once.
  await runCommand(page, 'Problems: Take all new texts of an import…');
  await page.getByRole('dialog').getByRole('button', { name: 'Take new text' }).click();
  await expect(rows.filter({ hasText: 'New text taken' })).toHaveCount(2);
  expect(complaints).toEqual([]);
});
