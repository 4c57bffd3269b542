import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { sampleCsv } from '#service/features/sample/csv.ts';
import { expect, test } from './fixtures/workbench.ts';
import { codePicker, currentTurn, expectCodebook, selectedWords, turns } from './pages/coding.ts';
import { exportFile } from './pages/export.ts';
import { importFile } from './pages/import.ts';
import { createProject, openRecent } from './pages/project.ts';
import { openWorkbench, runCommand, sideBar, watchComplaints } from './pages/workbench.ts';

const passphrase = 'correct horse 电池 staple';

interface Row {
  readonly text: string;
  readonly channel: string;
}

interface Exported {
  readonly id: string;
  readonly conversation: string;
  readonly text: string;
  readonly codings: readonly { readonly start: number | null; readonly end: number | null; readonly quote: string | null }[];
}

function readRecords(path: string): readonly Exported[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n').map((line): Exported => JSON.parse(line));
}

function keyOf({ id, text }: Exported): string {
  return `${id} ${text}`;
}

/** Puts a query into the search side bar and checks how many messages it finds. */
async function expectFound(page: Page, query: string, rows: readonly Row[], matches: (row: Row) => boolean): Promise<void> {
  const expected = rows.filter(matches).length;
  expect(expected).toBeGreaterThan(0);
  await page.keyboard.press('Control+Shift+f');
  const search = page.getByRole('complementary', { name: 'Search' });
  await search.getByRole('combobox', { name: 'Search query' }).fill(query);
  await page.keyboard.press('Enter');
  await expect(search.getByRole('status')).toContainText(`${expected} messages of ${rows.length.toLocaleString('en')}`);
}

test('a first project: import, find, code by keyboard, undo, restart, export', async ({ page, workbench }) => {
  test.setTimeout(180_000);
  const complaints = watchComplaints(page);
  const csv = sampleCsv({ language: 'en' });
  writeFileSync(join(workbench.folder, 'quarter.csv'), csv);
  const rows = Papa.parse<Row>(csv.replace(/^\uFEFF/u, ''), { header: true, skipEmptyLines: true }).data;
  const count = rows.length.toLocaleString('en');

  await openWorkbench(page, workbench);
  await createProject(page, 'Customer voice', passphrase);
  await expect(page.getByText('No data yet')).toBeVisible();
  expect(await importFile(page, 'quarter.csv')).toBe(`Imported ${count} of ${count} rows`);
  await expect(sideBar(page).getByRole('option', { name: 'quarter' })).toContainText(count);
  await page.keyboard.press('Control+Alt+m');
  await expect(page.getByRole('grid', { name: 'Messages' })).toHaveAttribute('aria-rowcount', String(rows.length + 1));

  // Simplified and traditional are one; a bare word is that word, with * a beginning; a field narrows.
  await expectFound(page, '管理費', rows, ({ text }) => /管理[费費]/u.test(text));
  await expectFound(page, 'fee', rows, ({ text }) => /(?<![\p{L}\p{N}_])fee(?![\p{L}\p{N}_])/iu.test(text));
  await expectFound(page, 'refund*', rows, ({ text }) => /(?<![\p{L}\p{N}_])refund/iu.test(text));
  await expectFound(page, '"fee" channel:Complaints', rows, ({ text, channel }) => /fee/iu.test(text) && channel === 'Complaints');
  await expectFound(page, '管理费 channel:"Live chat"', rows, ({ text, channel }) => /管理[费費]/u.test(text) && channel === 'Live chat');

  // The first hit opens with its words selected.
  await sideBar(page).getByRole('treeitem', { level: 2 }).first().dblclick();
  await expect(turns(page)).toBeFocused();
  expect(await selectedWords(page)).toMatch(/^管理[费費]$/u);

  // From here on there is no mouse.
  await runCommand(page, 'View: Codebook');
  await expect.poll(() => sideBar(page).evaluate((part) => part.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(turns(page)).toBeFocused();
  const quotes: (string | null)[] = [];
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const place = async () => `${await page.getByRole('main').getByRole('tab', { selected: true }).innerText()} ${String(await currentTurn(page).getAttribute('aria-label'))}`;
  const next = async () => {
    const before = await place();
    await press('n');
    await expect.poll(place).not.toBe(before);
    await expect(currentTurn(page).getByRole('time')).toBeVisible();
  };
  const select = async (...keys: string[]) => {
    await press(...keys);
    quotes.push(await selectedWords(page));
  };
  const expectCoded = async (codes: number) => expectCodebook(page, codes, quotes.length);

  quotes.push(await selectedWords(page));
  await press('c');
  await (await codePicker(page)).getByRole('combobox').pressSequentially('Management fee');
  await press('Control+Enter');
  await expectCoded(1);

  await next();
  await select('Enter');
  await press('1');
  await expectCoded(1);

  await next();
  await select('Shift+ArrowRight', 'Shift+ArrowRight');
  await press('i');
  await expectCoded(2);

  await next();
  await press('t');
  quotes.push(null);
  await (await codePicker(page)).getByRole('combobox').pressSequentially('Complaint');
  await press('Enter');
  await expectCoded(3);

  await next();
  await select('Control+Shift+ArrowRight');
  await press('2');
  await expectCoded(3);

  await next();
  await select('Enter');
  await press('Enter');
  await (await codePicker(page)).getByRole('combobox').pressSequentially('fee');
  await press('Enter');
  await expectCoded(3);

  await next();
  await select('Control+a');
  await press('3');
  await expectCoded(3);

  await next();
  await select('Shift+ArrowDown');
  await press('c');
  await codePicker(page);
  await press('2');
  await expectCoded(3);

  // Alt+Enter codes and goes on.
  await next();
  await select('Shift+End');
  await press('c');
  await (await codePicker(page)).getByRole('combobox').pressSequentially('Compl');
  const before = await place();
  await press('Alt+Enter');
  await expectCoded(3);
  await expect.poll(place).not.toBe(before);

  await next();
  await press('t');
  quotes.push(null);
  await (await codePicker(page)).getByRole('combobox').pressSequentially('中文 code 𠮷👨‍👩‍👧');
  await press('Enter');
  await expectCoded(4);
  expect(quotes).toHaveLength(10);

  // Undo takes the codings back one by one, redo brings them again.
  await press('Control+z', 'Control+z', 'Control+z');
  await expectCodebook(page, 3, 7);
  await press('Control+y', 'Control+Shift+z', 'Control+y');
  await expectCodebook(page, 4, 10);
  expect(complaints).toEqual([]);

  // After a restart the project is locked behind its passphrase; then all is where it was, and undo still knows the way.
  // (The window is away meanwhile: one that finds nobody says so in its console.)
  await page.goto('about:blank');
  await workbench.restart();
  await openWorkbench(page, workbench);
  await openRecent(page, 'Customer voice', passphrase);
  await expectCodebook(page, 4, 10);
  await expect(page.getByRole('tab', { name: 'Messages' })).toBeVisible();
  await press('Control+z');
  await expectCodebook(page, 3, 9);
  await press('Control+y');
  await expectCodebook(page, 4, 10);

  // Out as JSON Lines and CSV: every quote stands where its offsets say, in code points.
  expect(await exportFile(page, 'JSON Lines', 'coded.jsonl')).toContain('10 codings');
  expect(await exportFile(page, 'CSV', 'coded.csv')).toContain('10 codings');
  const exported = readRecords(join(workbench.folder, 'coded.jsonl'));
  expect(exported.map(({ text }) => text).sort()).toEqual(rows.map(({ text }) => text).sort());
  const codings = exported.flatMap((record) => record.codings.map((coding) => ({ ...coding, text: record.text })));
  expect(codings.map(({ quote }) => quote ?? '').sort()).toEqual(quotes.map((quote) => quote ?? '').sort());
  for (const { text, start, end, quote } of codings) {
    if (start !== null && end !== null) expect([...text].slice(start, end).join('')).toBe(quote);
  }
  const table = readFileSync(join(workbench.folder, 'coded.csv'), 'utf8').replace(/^\uFEFF/u, '');
  expect(Papa.parse(table, { header: true, skipEmptyLines: true }).data).toHaveLength(rows.length);

  // Into a new project, as anyone who gets the file would.
  await runCommand(page, 'File: Close project');
  await createProject(page, 'Second look', undefined);
  expect(await importFile(page, 'coded.jsonl')).toBe(`Imported ${count} of ${count} rows`);
  await exportFile(page, 'JSON Lines', 'again.jsonl');
  const again = readRecords(join(workbench.folder, 'again.jsonl'));
  expect(again.map(keyOf).sort()).toEqual(exported.map(keyOf).sort());
  expect(new Set(again.map(({ conversation }) => conversation))).toEqual(new Set(exported.map(({ conversation }) => conversation)));
  await runCommand(page, 'File: Close project');
  expect(complaints).toEqual([]);

  // The command line agrees with the window.
  const secret = join(workbench.folder, 'passphrase.txt');
  writeFileSync(secret, `${passphrase}\n`);
  const project = join(workbench.folder, 'Customer voice.verbatim');
  expect(await workbench.command('verify', project, '--passphrase-file', secret)).toMatchObject({ ok: true });
  expect(await workbench.command('info', project, '--passphrase-file', secret)).toMatchObject({ messages: rows.length, codes: 4, codings: 10 });
});
