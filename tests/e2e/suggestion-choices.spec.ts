import { expect, test } from './fixtures/workbench.ts';
import { codebookCount, codePicker, currentTurn } from './pages/coding.ts';
import { openCount, queue } from './pages/suggestions.ts';
import { openSample, patience, runCommand, statusBar, watchComplaints } from './pages/workbench.ts';

test('suggestions by mouse: accepted and rejected in the queue, and chosen for a selected passage', async ({ page, workbench }) => {
  test.setTimeout(240_000);
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  await runCommand(page, 'View: Codebook');
  const before = await codebookCount(page, 'codings');
  await page.keyboard.press('Control+Alt+a');
  const rows = queue(page).getByRole('row');
  await expect(rows.nth(4)).toBeVisible({ timeout: patience });
  const open = await openCount(page);
  await rows.nth(1).getByRole('button', { name: /^Accept / }).click();
  await expect.poll(() => codebookCount(page, 'codings')).toBe(before + 1);
  await rows.nth(2).getByRole('button', { name: /^Reject / }).click();
  await expect(page.getByText(/Rejected: .* will not be proposed for this message again/)).toBeVisible();
  await expect.poll(() => openCount(page)).toBeLessThanOrEqual(open - 2);
  expect(await codebookCount(page, 'codings')).toBe(before + 1);

  // In the text: the picker lists what is proposed for the passage before all codes, and the cursor stands behind it.
  await queue(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('feed')).toBeFocused({ timeout: patience });
  await page.keyboard.press('c');
  const picker = await codePicker(page);
  const proposed = picker.getByRole('option').filter({ hasText: 'proposed' });
  await expect(proposed.first()).toHaveText(/, proposed0\.\d\d/);
  const count = await proposed.count();
  expect(count).toBeLessThanOrEqual(3);
  await expect(picker.getByRole('option').nth(count)).toHaveAttribute('aria-selected', 'true');
  await proposed.first().click();
  await expect.poll(() => codebookCount(page, 'codings')).toBe(before + 2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => codebookCount(page, 'codings')).toBe(before + 1);
  // By keyboard: up from the first code of one's own.
  await page.getByRole('feed').focus();
  await page.keyboard.press('c');
  await codePicker(page);
  await page.keyboard.press('ArrowUp');
  await expect(proposed.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect.poll(() => codebookCount(page, 'codings')).toBe(before + 2);
  await runCommand(page, 'View: Codings');
  await expect(currentTurn(page)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('suggestions are learnt anew when coding pauses, and not where the setting says no', async ({ page, workbench }) => {
  test.setTimeout(240_000);
  await openSample(page, workbench);
  await runCommand(page, 'View: Codebook');
  const before = await codebookCount(page, 'codings');
  const more = Math.ceil(0.05 * before) + 5;
  const codeSome = async (): Promise<void> => {
    const from = await codebookCount(page, 'codings');
    await runCommand(page, 'Coding: Next message without coding');
    await expect(page.getByRole('feed')).toBeFocused();
    for (let message = 0; message < more; message += 1) {
      await page.keyboard.press('Enter');
      await page.keyboard.press('1');
      await page.keyboard.press('n');
    }
    await expect.poll(() => codebookCount(page, 'codings')).toBe(from + more);
  };
  const version = async (): Promise<number> => {
    await page.keyboard.press('Control+Alt+a');
    return Number(/v(\d+)/.exec(await page.getByText(/model v\d+/i).first().innerText())?.[1]);
  };
  const first = await version();

  await page.keyboard.press('Control+,');
  const setting = page.getByRole('checkbox', { name: 'Learn code suggestions in the background' });
  await expect(setting).toBeChecked();
  await setting.click();
  await expect(setting).not.toBeChecked();
  await codeSome();
  // Beyond the pause after which it would begin, it only says that learning is due.
  await expect(statusBar(page)).toContainText(/Suggestions: \d+ changes/, { timeout: patience });
  await page.waitForTimeout(10_000);
  expect(await version()).toBe(first);

  await page.keyboard.press('Control+,');
  await setting.click();
  await expect(setting).toBeChecked();
  await expect.poll(version, { timeout: patience, intervals: [2000] }).toBe(first + 1);
});
