import { expect, test } from './fixtures/workbench.ts';
import { codebookCount, turns } from './pages/coding.ts';
import { decide, openCount, queue } from './pages/suggestions.ts';
import { countOf, findThemes, list, passages as passagesOfTheme, theme } from './pages/themes.ts';
import { figures, openFeeTimeline, passages, rows } from './pages/timeline.ts';
import { openSample, patience, runCommand, sideBar, watchComplaints } from './pages/workbench.ts';

test('the fee change: seen on the timeline, explained by a theme, read, coded with suggestions, promoted, undone', async ({ page, workbench }) => {
  test.setTimeout(240_000);
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  await runCommand(page, 'View: Codebook');
  const codes = await codebookCount(page, 'codes');
  const codings = await codebookCount(page, 'codings');

  await test.step('the timeline dips in the week of the fee change, which an event and an anomaly mark', async () => {
    await openFeeTimeline(page);
    const net = (await figures(page)).slice(1).filter((row) => row[1] === 'Clarisle Wealth').map(([week = '', , , positive, , , negative]) => ({ week, net: netOf(Number(positive), Number(negative)) }));
    const change = net.findIndex(({ week }) => week.startsWith('Aug 3,'));
    const before = net.slice(0, change).map((row) => row.net);
    for (const { net: after } of net.slice(change, change + 3)) expect(after).toBeLessThan(Math.min(...before));
    await expect(sideBar(page).getByRole('option', { name: /^Surge, volume.*Aug (?:3|10)/ })).toBeVisible();
    await page.getByRole('tabpanel').getByRole('button', { name: /^Event Aug 3 Fee change/ }).click();
    await expect(passages(page).getByRole('heading')).toHaveText('Messages of Aug 3 to Aug 9');
    await expect(rows(page).nth(1)).toContainText(/fee|费|費/i);
  });

  const name = 'Dearer since August';
  const messages = await test.step('a theme explains it: found, named, and surging on the timeline by itself', async () => {
    await findThemes(page, 12);
    const fee = theme(page, '管理费').first();
    await fee.click();
    const size = await countOf(fee);
    await page.keyboard.press('F2');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(theme(page, name)).toBeVisible();
    await openFeeTimeline(page);
    await page.getByRole('button', { name: 'Not split' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'theme' }).or(page.getByRole('menuitem', { name: 'theme' })).first().click();
    await sideBar(page).getByRole('option', { name: new RegExp(`^Surge, volume · ${name}`) }).first().click({ timeout: patience });
    await expect(passages(page).getByRole('heading')).toHaveText(new RegExp(`^${name}: messages of Aug (?:3|10) to`));
    await expect(rows(page).filter({ hasText: /fee|费|費/iu }).first()).toBeVisible();
    return size;
  });

  await test.step('its passages open where they were said', async () => {
    await page.keyboard.press('Control+Alt+t');
    await theme(page, name).click();
    await expect(page.getByRole('tab', { name: /^Passages: / })).toContainText(messages.toLocaleString('en'));
    const first = passagesOfTheme(page).getByRole('option').first();
    await expect(first).toContainText(/费|費|fee/iu);
    await first.dblclick();
    await expect(turns(page)).toBeVisible();
  });

  await test.step('three suggestions are accepted and one rejected', async () => {
    await runCommand(page, 'View: Codebook');
    await page.keyboard.press('Control+Alt+a');
    await page.getByRole('combobox', { name: 'Order' }).selectOption('confident');
    await page.getByRole('combobox', { name: 'Code' }).selectOption('Not informed');
    await expect(queue(page).getByRole('row').nth(4)).toBeVisible({ timeout: patience });
    await queue(page).focus();
    const open = await openCount(page);
    for (const key of ['a', 'a', 'a', 'x'] as const) await decide(page, key);
    await expect.poll(() => codebookCount(page, 'codings')).toBe(codings + 3);
    await expect.poll(() => openCount(page)).toBe(open - 4);
  });

  await test.step('the theme becomes a code', async () => {
    await page.keyboard.press('Control+Alt+t');
    await theme(page, name).click();
    await runCommand(page, 'Themes: Promote to codes');
    const question = page.getByRole('dialog', { name: 'Make a code of this theme?' });
    await expect(question).toContainText(`${messages.toLocaleString('en')} messages are coded as wholes`);
    await question.getByRole('button', { name: 'Promote' }).click();
    await page.getByRole('button', { name: 'Show codebook' }).click();
    await expect.poll(() => codebookCount(page, 'codes'), { timeout: patience }).toBe(codes + 1);
    await expect.poll(() => codebookCount(page, 'codings')).toBe(codings + 3 + messages);
  });

  await test.step('all of it is taken back, a step at a time', async () => {
    await page.keyboard.press('Control+Alt+a');
    await queue(page).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => codebookCount(page, 'codes')).toBe(codes);
    await expect.poll(() => codebookCount(page, 'codings')).toBe(codings + 3);
    const open = await openCount(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => openCount(page)).toBe(open + 1);
    for (const left of [2, 1, 0]) {
      await page.keyboard.press('Control+z');
      await expect.poll(() => codebookCount(page, 'codings')).toBe(codings + left);
    }
    // The next step back would be the theme's name: it is still there.
    await page.keyboard.press('Control+Alt+t');
    await expect(list(page).getByRole('treeitem').filter({ hasText: name })).toBeVisible();
  });
  expect(complaints).toEqual([]);
});

function netOf(positive: number, negative: number): number {
  return (positive - negative) / (positive + negative);
}
