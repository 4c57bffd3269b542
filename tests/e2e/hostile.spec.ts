import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/workbench.ts';
import { codePicker, currentTurn, turns } from './pages/coding.ts';
import { importFile } from './pages/import.ts';
import { createProject } from './pages/project.ts';
import { openWorkbench, runCommand, sideBar, watchComplaints } from './pages/workbench.ts';

/** Texts that would do something where a page is careless, and what of each must be readable. */
const texts = [
  '<img src=x onerror="alert(1)"> picture',
  '<script>alert(2)</script> script',
  '"><svg onload=alert(3)> svg',
  '{{constructor.constructor("alert(4)")()}} {{name}} $t(workbench.ok) template',
  'javascript:alert(5) [link](javascript:alert(6)) link',
  'bidi \u202Egnp.exe\u202C reversed \u2066isolated\u2069',
  `${'verylongword'.repeat(400)} long`,
  'control \u0001\u0002\u0007\u001B[31m characters\u0085',
  '&lt;b&gt;already escaped&lt;/b&gt; &amp;',
  '=HYPERLINK("http://example.invalid";"click") formula',
  'zero\u200Bwidth\u200Djoin\uFEFF invisible',
];
const codeName = '<img src=x onerror=alert(7)>\u202Ecode';
const fileName = '<img src=x onerror=alert(8)> & "quoted" {{file}}.csv';

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

test('hostile texts, names and files are shown as what they are', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const rows = texts.map((text, index) => [`<b>id${index}</b>`, '<i>conversation</i>', '<u>channel</u>', '<s>person</s>', text].map(cell).join(','));
  writeFileSync(join(workbench.folder, fileName), ['id,conversation,channel,participant,text', ...rows, ''].join('\r\n'));
  await openWorkbench(page, workbench);
  await createProject(page, '<img src=x onerror=alert(9)>', undefined);
  await importFile(page, fileName);

  // Explorer and table.
  await expect(sideBar(page).getByRole('option', { name: /^<img src=x onerror=alert\(8\)>/ })).toBeVisible();
  await page.keyboard.press('Control+Alt+m');
  const grid = page.getByRole('grid', { name: 'Messages' });
  for (const text of ['<img src=x onerror="alert(1)"> picture', '<script>alert(2)</script> script', '"><svg onload=alert(3)> svg']) {
    await expect(grid.getByText(text)).toBeVisible();
  }
  await expect(grid.getByText('<u>channel</u>').first()).toBeVisible();

  // Search.
  await page.keyboard.press('Control+Shift+f');
  await sideBar(page).getByRole('combobox').fill('"<script>"');
  await page.keyboard.press('Enter');
  await expect(sideBar(page).locator('mark')).toHaveText('<script>');
  await sideBar(page).getByRole('treeitem', { level: 2 }).dblclick();

  // Conversation, code, inspector, panels.
  await expect(turns(page)).toBeFocused();
  await expect(currentTurn(page)).toContainText('<script>alert(2)</script> script');
  await page.keyboard.press('c');
  await (await codePicker(page)).getByRole('combobox').fill(codeName);
  await page.keyboard.press('Control+Enter');
  await expect(currentTurn(page)).toContainText('<img src=x onerror=alert(7)>');
  await page.keyboard.press('Control+j');
  await page.keyboard.press('Control+Alt+b');
  await expect(page.getByRole('group', { name: 'Codes' })).toContainText('<img src=x onerror=alert(7)>');
  await page.keyboard.press('Control+Home');
  await expect(turns(page)).toContainText('<img src=x onerror="alert(1)"> picture');
  // A long word breaks inside its column.
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('j');
  await expect(currentTurn(page)).toContainText('verylongword');
  const overflow = await turns(page).evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);

  // Code book, code editor, quick open and palette.
  await runCommand(page, 'View: Codebook');
  await sideBar(page).getByRole('treeitem').first().dblclick();
  await expect(page.getByRole('tabpanel').getByText('<script>').first()).toBeVisible();
  await page.keyboard.press('Control+p');
  await page.keyboard.type('<i>conv');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('<i>conversation</i>');
  await page.keyboard.press('Escape');

  // Export preview and history.
  await page.keyboard.press('Control+Alt+e');
  await expect(page.getByRole('tabpanel', { name: 'Export' })).toContainText('onerror');
  await runCommand(page, 'View: History');
  await expect(page.getByRole('listbox', { name: 'History' })).toContainText('<img src=x');
  await runCommand(page, 'View: Problems');

  expect(await page.locator('img, svg[onload], script:not([src])').count()).toBe(0);
  expect(requests.filter((url) => !url.startsWith('http://127.0.0.1:') && !url.startsWith('data:') && !url.startsWith('blob:'))).toEqual([]);
  expect(complaints).toEqual([]);
});
