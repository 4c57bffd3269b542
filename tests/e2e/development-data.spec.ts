import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { expect, test } from './fixtures/workbench.ts';
import { importFile } from './pages/import.ts';
import { createProject } from './pages/project.ts';
import { openWorkbench, sideBar, watchComplaints } from './pages/workbench.ts';

const shared = process.env['VERBATIM_SHARED'] ?? join(import.meta.dirname, '..', '..', '..', 'shared');
const packed = join(shared, 'data', 'zh_hotel.tsv.gz');

const missing = existsSync(packed) ? null : `The development data are not here: ${packed}`;

test('a file of real reviews', async ({ page, workbench }) => {
  // The reporter of lines does not say why a test is skipped.
  if (missing !== null) process.stdout.write(`Skipped: ${missing}\n`);
  test.skip(missing !== null, missing ?? undefined);
  const complaints = watchComplaints(page);
  const file = join(workbench.folder, 'reviews.tsv');
  await pipeline(createReadStream(packed), createGunzip(), createWriteStream(file));
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '');
  await openWorkbench(page, workbench);
  await createProject(page, 'Reviews', undefined);
  const done = /^Imported ([\d,]+) of ([\d,]+) rows/u.exec(await importFile(page, 'reviews.tsv'));
  const [imported, rows] = [done?.[1], done?.[2]].map((text) => Number(text?.replaceAll(',', '')));
  // With or without a header row; what is not imported is a duplicate or has its reason listed.
  expect([lines.length, lines.length - 1]).toContain(rows);
  expect(imported).toBeGreaterThan(0.9 * lines.length);

  await page.keyboard.press('Control+Shift+f');
  await sideBar(page).getByRole('combobox').fill('房间');
  await page.keyboard.press('Enter');
  await expect(sideBar(page).locator('mark').first()).toHaveText(/^房[间間]$/u);
  await page.keyboard.press('Control+Alt+m');
  await expect(page.getByRole('grid', { name: 'Messages' })).toHaveAttribute('aria-rowcount', String(Number(imported) + 1));
  expect(complaints).toEqual([]);
});
