import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/workbench.ts';
import { codebookCount, codePicker, currentTurn } from './pages/coding.ts';
import { decide, openCount, queue } from './pages/suggestions.ts';
import { openSample, openWorkbench, patience, runCommand, statusBar, watchComplaints } from './pages/workbench.ts';

test('suggestions: learnt from the analyst, three accepted, one rejected, undone', async ({ page, workbench }) => {
  test.setTimeout(240_000);
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  await runCommand(page, 'View: Codebook');
  const before = await codebookCount(page, 'codings');
  expect(before).toBeGreaterThan(20);

  // Some passages are coded by keyboard, and learnt from.
  await runCommand(page, 'Coding: Next message without coding');
  await expect(page.getByRole('feed')).toBeFocused();
  for (let message = 0; message < 3; message += 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await page.keyboard.press('n');
  }
  await expect.poll(() => codebookCount(page, 'codings')).toBe(before + 3);
  await runCommand(page, 'Suggestions: Learn code suggestions from the codings');
  await expect(page.getByText(/Learnt \d+ codes from \d+ codings: model v\d+/)).toBeVisible({ timeout: patience });

  // The queue: each row with its passage, score and measured precision.
  await page.keyboard.press('Control+Alt+a');
  await expect(queue(page).getByRole('row').nth(4)).toBeVisible({ timeout: patience });
  const rows = queue(page).getByRole('row');
  await expect(rows.first()).toContainText(/0\.\d\d/);
  await expect(rows.first()).toContainText(/precision (?:[01]\.\d\d \(n = \d+|\d+ of \d+ \(few|not measured yet)/);
  await page.getByRole('combobox', { name: 'Order' }).selectOption('confident');
  await expect(queue(page)).toBeVisible();
  const measures = page.getByRole('complementary', { name: 'Codes' }).getByRole('table');
  expect(await measures.getByRole('row').count()).toBeGreaterThan(3);

  // Why: the words that make the score, and passages coded so before, which open.
  const why = page.getByRole('complementary', { name: 'Why it is proposed' });
  await expect(why.getByRole('list', { name: 'Words that make the score' }).getByRole('listitem').first()).toContainText(/[+\u2212]0\.\d\d/);
  const alike = why.getByRole('button').first();
  const quote = (await alike.innerText()).split('\n')[0] ?? '';
  await alike.click();
  await expect(page.getByRole('feed')).toContainText(quote);
  await page.keyboard.press('Control+Alt+a');

  // Three accepted, one rejected: the next row is then in front, codings count three more, the rejected one counts nowhere.
  const open = await openCount(page);
  await queue(page).focus();
  for (const key of ['a', 'a', 'a', 'x'] as const) await decide(page, key);
  await expect.poll(() => codebookCount(page, 'codings')).toBe(before + 6);
  await expect(page.getByText(/Rejected: .* will not be proposed for this message again/)).toBeVisible();
  await expect.poll(() => openCount(page)).toBeLessThanOrEqual(open - 4);
  const left = await openCount(page);

  // Undo takes the rejection back, then the last acceptance.
  await page.keyboard.press('Control+z');
  await expect.poll(() => openCount(page)).toBe(left + 1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => codebookCount(page, 'codings')).toBe(before + 5);
  await page.keyboard.press('Control+y');
  await expect.poll(() => codebookCount(page, 'codings')).toBe(before + 6);

  // In its conversation the next proposal is dashed, measured, and named as proposed; the panel says it does not count.
  await queue(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('feed')).toBeFocused({ timeout: patience });
  const proposed = currentTurn(page).getByText('proposed', { exact: true });
  await expect(proposed.first()).toBeVisible();
  await runCommand(page, 'View: Codings');
  const counted = page.getByRole('grid', { name: /Codings/ }).getByRole('row').filter({ hasText: 'proposed, not counted' });
  await expect(counted.first()).toBeVisible();
  const proposals = await proposed.count();
  const total = await codebookCount(page, 'codings');
  await page.getByRole('feed').focus();
  await page.keyboard.press('a');
  await expect(proposed).toHaveCount(proposals - 1);
  await expect.poll(() => codebookCount(page, 'codings')).toBe(total + 1);
  expect(complaints).toEqual([]);
});

test('what is missing for suggestions is said, with the next step', async ({ page, workbench }) => {
  const project = join(workbench.folder, 'bare.verbatim');
  const file = join(workbench.folder, 'bare.csv');
  const lines = Array.from({ length: 20 }, (_, index) => `${index + 1},${index % 2 === 0 ? 'The card has not come' : '手续费太高了'} ${index}`);
  writeFileSync(file, ['id,text', ...lines].join('\n'));
  await workbench.command('new', project, '--no-passphrase');
  await workbench.command('import', project, file);
  await workbench.restart(project);
  await openWorkbench(page, workbench);
  await expect(statusBar(page)).toContainText('bare', { timeout: patience });

  // Nothing is coded: the way leads to the first message.
  await page.keyboard.press('Control+Alt+a');
  await expect(page.getByRole('tabpanel')).toContainText('There are 0 codings, and learning needs 10: code 10 more.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('feed')).toBeFocused();
  for (const name of ['Card', '手续费']) {
    await page.keyboard.press('t');
    await (await codePicker(page)).getByRole('combobox').pressSequentially(name);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('n');
  }
  await page.keyboard.press('Control+Alt+a');
  await expect(page.getByRole('tabpanel')).toContainText('There are 2 codings, and learning needs 10: code 8 more.');
  await runCommand(page, 'Suggestions: Learn code suggestions from the codings');
  await expect(page.getByText(/There are 2 codings to learn from, and 10 are needed\. Nothing was changed/).first()).toBeVisible();
});
