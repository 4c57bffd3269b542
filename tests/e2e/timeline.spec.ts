import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/workbench.ts';
import { chart, figures, openFeeTimeline, passages, rows } from './pages/timeline.ts';
import { openSample, openWorkbench, patience, runCommand, sideBar, startsWith, statusBar, watchComplaints } from './pages/workbench.ts';

test('the fee change is seen, marked and opens its messages', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  await openFeeTimeline(page);

  // Seen: in the three weeks from the change on there are several times the messages, and they are less glad.
  const table = await figures(page);
  const own = table.slice(1).filter((row) => row[1] === 'Clarisle Wealth');
  const inWeeks = (weeks: readonly string[]) => own.filter((row) => weeks.some((week) => row[0]?.startsWith(`${week},`)));
  const sum = (some: readonly string[][], column: number): number => some.reduce((total, row) => total + Number(row[column]?.replaceAll(',', '')), 0);
  const before = inWeeks(['Jul 6', 'Jul 13', 'Jul 20']);
  const after = inWeeks(['Aug 3', 'Aug 10', 'Aug 17']);
  expect([before.length, after.length]).toEqual([3, 3]);
  expect(sum(after, 2)).toBeGreaterThan(2 * sum(before, 2));
  const net = (some: readonly string[][]): number => (sum(some, 3) - sum(some, 6)) / (sum(some, 3) + sum(some, 6));
  expect(net(after)).toBeLessThan(net(before));

  // Marked: the event says why, and choosing it brushes the week that follows.
  await page.getByRole('tabpanel').getByRole('button', { name: /^Event Aug 3 Fee change/ }).click();
  await expect(passages(page).getByRole('heading')).toHaveText('Messages of Aug 3 to Aug 9');
  await expect(passages(page)).toContainText(/7 days · \d+ messages, [\d.]+% of this line · net [+−]?[\d.]+ \(n = \d+\), [+−]?[\d.]+ over the 35 days before/);
  await expect(rows(page).nth(1)).toContainText(/fee|费|費/i);
  await expect(statusBar(page)).toContainText(/Showing \d+ of 9\d\d messages/);

  // Found: the surge of messages is out of line, and choosing it brushes its weeks.
  await sideBar(page).getByRole('option', { name: /^Surge, volume/ }).first().click();
  await expect(passages(page).getByRole('heading')).toHaveText(/^Messages of Aug (?:3|10) to/);

  // Opened: a message in the inspector's selection, its conversation by Enter, all of them in the table.
  await rows(page).nth(1).click();
  await expect(rows(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  const shown = Number((await passages(page).textContent())?.match(/([\d,]+) messages/)?.[1]?.replaceAll(',', ''));
  await passages(page).getByRole('button', { name: 'Open in table' }).click();
  await expect(page.getByRole('tabpanel').getByRole('grid', { name: 'Messages' })).toHaveAttribute('aria-rowcount', String(shown + 1));
  await page.getByRole('tab', { name: /^Fee change, wealth/ }).click();
  await rows(page).nth(2).dblclick();
  await expect(page.getByRole('feed').getByRole('article').first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the brush by keyboard and by mouse', async ({ page, workbench }) => {
  await openSample(page, workbench);
  await openFeeTimeline(page);
  await chart(page).focus();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(chart(page)).toHaveAttribute('aria-valuetext', /^Aug 3 to Aug 9: \d+ messages, net sentiment .*\. Enter opens them\.$/);
  await expect(passages(page).getByRole('grid')).toHaveCount(0);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(passages(page).getByRole('heading')).toHaveText('Messages of Aug 3 to Aug 23');
  await expect(chart(page)).toHaveAttribute('aria-valuetext', /^Aug 3 to Aug 23: \d+ messages/);
  // It keeps its days when the bucket changes.
  await page.getByRole('button', { name: 'Day', exact: true }).click();
  await expect(passages(page).getByRole('heading')).toHaveText('Messages of Aug 3 to Aug 23');
  await expect(chart(page)).toHaveAttribute('aria-valuemax', '91');
  await chart(page).focus();
  await page.keyboard.press('Escape');
  await expect(passages(page)).toContainText('Drag over the chart');

  const box = await chart(page).boundingBox();
  if (box === null) throw new Error('no chart');
  const at = (day: number): [number, number] => [box.x + ((day + 0.5) * box.width) / 92, box.y + 60];
  await page.mouse.move(...at(33));
  await page.mouse.down();
  await page.mouse.move(...at(36), { steps: 4 });
  await page.mouse.move(...at(42), { steps: 4 });
  await page.mouse.up();
  await expect(passages(page).getByRole('heading')).toHaveText('Messages of Aug 3 to Aug 12');
  // An edge can be dragged further.
  await page.mouse.move(box.x + (43 * box.width) / 92, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(...at(46), { steps: 4 });
  await page.mouse.up();
  await expect(passages(page).getByRole('heading')).toHaveText('Messages of Aug 3 to Aug 16');
});

test('a timeline is made, split, kept, marked with an event and saved as a file', async ({ page, workbench }) => {
  await openSample(page, workbench);
  await runCommand(page, 'Timeline: New timeline');
  await expect(chart(page)).toBeVisible({ timeout: patience });
  await expect(page.getByRole('toolbar', { name: 'What the timeline counts' })).toContainText('Not Participant: agent');
  // Days of the sample rest on little, so weeks come by themselves.
  await expect(page.getByRole('button', { name: 'Week', exact: true })).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('button', { name: 'Not split' }).click();
  await page.getByRole('menuitem', { name: 'brand' }).or(page.getByRole('menuitemcheckbox', { name: 'brand' })).first().click();
  await expect(page.getByRole('tabpanel').getByRole('slider')).toHaveCount(6);
  await expect(page.getByRole('tabpanel').getByRole('group', { name: 'Clarisle Wealth' })).toContainText(/\d+ messages; Positive \+ negative: \d+/);

  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').getByRole('textbox').or(page.getByRole('dialog').getByRole('combobox')).fill('By brand');
  await page.keyboard.press('Enter');
  await expect(sideBar(page).or(page.getByRole('tab', { name: /^By brand/ })).last()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Recipe R-\d{4}$/ })).toBeVisible();
  await expect(statusBar(page)).toContainText(/Recipe R-\d{4} reproduces/);

  await page.getByRole('button', { name: 'Add event' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add event…' });
  await dialog.getByLabel('What happened').fill('=Branch <b>closed</b>');
  await dialog.getByLabel('First day').fill('2026-09-31');
  await expect(dialog.getByRole('button', { name: 'Save event' })).toBeDisabled();
  await dialog.getByLabel('Note').focus();
  await expect(dialog.getByRole('alert').first()).toHaveText('There is no such day. Write it as 2026-09-30.');
  await dialog.getByLabel('First day').fill('2026/9/7');
  await dialog.getByRole('button', { name: 'Save event' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('tabpanel').getByRole('button', { name: 'Event Sep 7 =Branch <b>closed</b>: choose its days' }).first()).toBeAttached();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('tabpanel').getByRole('button', { name: /=Branch/ })).toHaveCount(0);

  await openFeeTimeline(page);
  for (const format of ['CSV', 'SVG', 'PNG']) {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('dialog').getByRole('option', { name: new RegExp(format) }).click();
    const picker = page.getByRole('dialog', { name: /Where/i });
    await expect(picker.getByRole('textbox', { name: 'Folder' })).not.toHaveValue('');
    await picker.getByRole('textbox', { name: 'File name' }).fill(`fees.${format.toLowerCase()}`);
    await picker.getByRole('button', { name: 'Save' }).click();
    await expect(picker).toBeHidden();
    await expect(page.getByText(`fees.${format.toLowerCase()}`).first()).toBeVisible({ timeout: patience });
  }
  const csv = readFileSync(join(workbench.folder, 'fees.csv'), 'utf8').split('\r\n');
  expect(csv[0]).toContain('net_sentiment,low_95,high_95,denominator,divided_by,small_sample,recipe');
  expect(csv[1]).toMatch(/^2026-06-29,2026-07-05,Clarisle Wealth,all,\d+,.*,positive \+ negative,(yes|no),R-\d{4}$/);
  const svg = readFileSync(join(workbench.folder, 'fees.svg'), 'utf8');
  expect(svg).toMatch(/^<svg /);
  expect(svg).toMatch(/Recipe R-\d{4}/);
  expect(svg).not.toMatch(/class=|var\(--/);
  expect(svg).toContain('Fee change');
  expect(readFileSync(join(workbench.folder, 'fees.png')).subarray(1, 4).toString()).toBe('PNG');
});

test('each warning of a split timeline names its line', async ({ page, workbench }) => {
  await openSample(page, workbench);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await sideBar(page).getByRole('option', { name: startsWith('Everyone by channel') }).click();
  await expect(sideBar(page).getByRole('option', { name: /^Surge, volume · Hotline calls/ })).toBeVisible({ timeout: patience });
  await expect(sideBar(page).getByRole('option', { name: /^Surge, volume · Social posts/ })).toBeVisible();
});

test('what is not scored yet says so, and starts the scoring', async ({ page, workbench }) => {
  const project = join(workbench.folder, 'bare.verbatim');
  const file = join(workbench.folder, 'bare.csv');
  const lines = Array.from({ length: 40 }, (_, index) => `${index + 1},2026-08-${String(1 + (index % 20)).padStart(2, '0')} 10:00,${index % 2 === 0 ? 'I love this bank' : 'terrible service'},customer`);
  writeFileSync(file, ['id,time,text,role', ...lines].join('\n'));
  await workbench.command('new', project, '--no-passphrase');
  await workbench.command('import', project, file);
  await workbench.restart(project);
  await openWorkbench(page, workbench);
  await expect(statusBar(page)).toContainText('bare', { timeout: patience });
  await runCommand(page, 'Timeline: New timeline');
  await expect(page.getByText('Sentiment is not scored yet')).toBeVisible({ timeout: patience });
  await page.getByRole('button', { name: 'Score sentiment' }).click();
  await expect(page.getByText('Sentiment is not scored yet')).toBeHidden({ timeout: patience });
});
