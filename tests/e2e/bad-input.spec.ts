import { copyFileSync, mkdirSync, openSync, closeSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { deflateBomb, zipArchive } from '../bench/hostile/zip-archive.ts';
import { expect, serveAnother, test } from './fixtures/workbench.ts';
import { importFile } from './pages/import.ts';
import { createProject } from './pages/project.ts';
import { chooseLanguage, openWorkbench, patience, sideBar, statusBar, startsWith, watchComplaints } from './pages/workbench.ts';

const pdf = '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n';
const passphrase = 'correct horse 电池 staple';

/** Files that cannot be imported, and what is said of each, in both languages. */
const refused: readonly { readonly name: string; readonly bytes: () => Buffer | string; readonly en: string; readonly zh: string }[] = [
  { name: 'empty.csv', bytes: () => '', en: '“empty.csv” is empty', zh: '“empty.csv”是空的' },
  { name: 'letter.csv', bytes: () => pdf, en: '“letter.csv” is a document of another kind (PDF)', zh: '“letter.csv”其实是 PDF 文档' },
  { name: 'noise.csv', bytes: () => Buffer.alloc(100_000), en: 'The file is of no kind that can be read', zh: '无法识别的文件类型' },
  { name: 'cut.json', bytes: () => '[{"id":"1","text":"a"},{"id":"2","te', en: 'the file was cut off', zh: '文件不完整' },
  {
    name: 'bomb.xlsx',
    bytes: () =>
      zipArchive([
        { name: 'xl/workbook.xml', data: Buffer.from('<workbook><sheets><sheet name="1"/></sheets></workbook>') },
        { name: 'xl/worksheets/sheet1.xml', data: deflateBomb(255, '<worksheet>', 'a', '</worksheet>'), deflated: true, claimedSize: 255 * 16 * 1024 * 1024 },
      ]),
    en: 'would unpack to far more than a file of its kind holds',
    zh: '解压后远超正常文件的大小',
  },
];

/** Chooses a file of the folder that the picker starts in, by a double click; works in every language. */
async function pick(page: Page, keys: string, file: string): Promise<void> {
  await page.keyboard.press(keys);
  const picker = page.getByRole('dialog');
  await picker.getByRole('option', { name: startsWith(file) }).dblclick();
}

test('files that cannot be imported are refused in one clear sentence, in both languages', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  for (const { name, bytes } of refused) writeFileSync(join(workbench.folder, name), bytes());
  writeFileSync(join(workbench.folder, 'header.csv'), 'id,conversation,time,text\n');
  writeFileSync(join(workbench.folder, 'swapped.csv'), 'id,text\n1,hello\n');
  await openWorkbench(page, workbench);
  await createProject(page, 'Bad input', undefined);
  const panel = page.getByRole('main').getByRole('tabpanel').first();
  for (const [language, kept] of [['en', 'Nothing was written; the project is as it was.'], ['zh', '没有写入任何内容，项目保持原样。']] as const) {
    if (language === 'zh') await chooseLanguage(page, '简体中文');
    for (const file of refused) {
      await pick(page, 'Control+Alt+i', file.name);
      await expect(panel, file.name).toContainText(file[language], { timeout: patience });
      await expect(panel, file.name).toContainText(kept);
    }
    await pick(page, 'Control+Alt+i', 'header.csv');
    await expect(panel).toContainText(language === 'en' ? 'There is no row in it that could be imported' : '文件里没有可导入的行');

    // What was a file when it was chosen is a folder when it is looked at again.
    await pick(page, 'Control+Alt+i', 'swapped.csv');
    await expect(panel.getByText('hello')).toBeVisible();
    rmSync(join(workbench.folder, 'swapped.csv'));
    mkdirSync(join(workbench.folder, 'swapped.csv'));
    await panel.getByRole('checkbox').click();
    await expect(panel).toContainText(language === 'en' ? '“swapped.csv” is not a file but a folder or a device' : '“swapped.csv”不是文件，而是文件夹或设备');
    rmSync(join(workbench.folder, 'swapped.csv'), { recursive: true });
    writeFileSync(join(workbench.folder, 'swapped.csv'), 'id,text\n1,hello\n');
  }
  // The project holds nothing of it, and the window goes on (a file written just now is there to be chosen): what can be read of a bad file comes in, the rest is listed.
  await expect(sideBar(page).getByRole('option')).toHaveCount(0);
  await chooseLanguage(page, 'English');
  writeFileSync(join(workbench.folder, 'rows.csv'), 'id,text\n1,first\n2,short,too,many\n3,a\0b\n4,fine\n');
  expect(await importFile(page, 'rows.csv')).toBe('Imported 2 of 4 rows');
  expect(await importFile(page, 'rows.csv')).toBe('Imported 0 of 4 rows');
  await expect(panel).toContainText('2 duplicates left out');
  expect(complaints).toEqual([]);
});

test('a project that cannot be opened is refused, and the open one stays', async ({ page, workbench }) => {
  test.setTimeout(180_000);
  const complaints = watchComplaints(page);
  const at = (name: string): string => join(workbench.folder, name);
  writeFileSync(at('rows.csv'), `id,text\n${Array.from({ length: 400 }, (_, row) => `${row},the words of row ${row}`).join('\n')}\n`);
  await openWorkbench(page, workbench);
  await createProject(page, 'Secret', passphrase);
  await importFile(page, 'rows.csv');
  await workbench.command('new', at('Other.verbatim'), '--no-passphrase');
  await workbench.command('new', at('Held.verbatim'), '--no-passphrase');
  await workbench.restart();

  copyFileSync(at('Secret.verbatim'), at('Damaged.verbatim'));
  const damaged = openSync(at('Damaged.verbatim'), 'r+');
  for (let place = 8192 + 100; place < statSync(at('Damaged.verbatim')).size; place += 8192) writeSync(damaged, Buffer.alloc(300, 7), 0, 300, place);
  closeSync(damaged);
  copyFileSync(at('Secret.verbatim'), at('Short.verbatim'));
  truncateSync(at('Short.verbatim'), 100);
  const other = await serveAnother(workbench, at('Held.verbatim'));

  await openWorkbench(page, workbench);
  await pick(page, 'Control+o', 'Other.verbatim');
  await expect(statusBar(page)).toContainText('Other');
  const toast = (text: string): Locator => page.getByText(text).first();
  const answer = async (typed: string): Promise<void> => {
    await page.locator('input[type="password"]').fill(typed);
    await page.keyboard.press('Enter');
  };
  for (const language of ['en', 'zh'] as const) {
    if (language === 'zh') await chooseLanguage(page, '简体中文');
    await pick(page, 'Control+o', 'Short.verbatim');
    await expect(toast(language === 'en' ? 'The file is too short to be a project' : '文件过短，不是完整的项目')).toBeVisible();
    await pick(page, 'Control+o', 'Held.verbatim');
    await expect(toast(language === 'en' ? 'The project is open elsewhere' : '项目正由')).toBeVisible();
    await pick(page, 'Control+o', 'Damaged.verbatim');
    await answer(passphrase);
    await expect(toast(language === 'en' ? 'Part of the project file is damaged' : '项目文件部分损坏')).toBeVisible({ timeout: patience });
    await pick(page, 'Control+o', 'Secret.verbatim');
    await answer('mistyped');
    await expect(page.getByRole('dialog')).toContainText(language === 'en' ? 'The passphrase does not open it' : '口令打不开此项目', { timeout: patience });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(statusBar(page)).toContainText('Other');
  }
  // Once the same thing has gone well, the refusal before it is off the screen.
  await pick(page, 'Control+o', 'Secret.verbatim');
  await answer(passphrase);
  await expect(statusBar(page)).toContainText('Secret', { timeout: patience });
  await expect(toast('项目文件部分损坏')).toHaveCount(0);
  await expect(sideBar(page).getByRole('option', { name: startsWith('rows') })).toContainText('400');
  await other.end();
  // The restart in between cut the connection of the page that was open then.
  expect(complaints.filter((complaint) => !complaint.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
});

test('a click in a list that is still scrolling moves nothing, so that the second one meets the same row', async ({ page, workbench }) => {
  for (let file = 10; file < 60; file += 1) writeFileSync(join(workbench.folder, `file${file}.csv`), 'id,text\n1,a\n');
  await openWorkbench(page, workbench);
  await createProject(page, 'Lists', undefined);
  await page.keyboard.press('Control+Alt+i');
  const list = page.getByRole('dialog').getByRole('listbox');
  await expect(list.getByRole('option', { name: startsWith('file10.csv') })).toBeVisible();
  const tops = await list.evaluate(async (element) => {
    element.scrollTop = 150;
    const rows = [...element.querySelectorAll<HTMLElement>('[role="option"]')];
    rows.at(-1)?.click();
    await new Promise((resolve) => window.setTimeout(resolve, 400));
    return { top: element.scrollTop, chosen: element.querySelector<HTMLElement>('[aria-selected="true"]')?.innerText ?? '', last: rows.at(-1)?.innerText ?? '' };
  });
  expect(tops.top).toBe(150);
  expect(tops.chosen).toBe(tops.last);
});
