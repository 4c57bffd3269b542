import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/workbench.ts';
import { openSample, quickPick, runCommand, watchComplaints } from './pages/workbench.ts';

/** The part of the window that has the keyboard. */
async function focusedPart(page: Page): Promise<string> {
  return page.evaluate(() => {
    const part = document.activeElement?.closest('main, aside, nav, header, footer, [role="complementary"], section, [data-part]');
    return document.activeElement?.closest('[data-part]')?.getAttribute('data-part') ?? part?.tagName ?? 'none';
  });
}

/** Whether the focused element is on screen and can be told from what is not focused. */
async function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return false;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return false;
    const drawn = (candidate: Element) => {
      const style = getComputedStyle(candidate);
      return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    // A list may mark its current row, a field the frame around it, an editor its turn with the caret.
    const row = element.getAttribute('aria-activedescendant');
    const current = row === null ? element.querySelector('[aria-current="true"]') : document.getElementById(row);
    return drawn(element) || (current !== null && current.getBoundingClientRect().height > 0) || (element.parentElement !== null && element instanceof HTMLInputElement);
  });
}

test('every part is reached and used by keyboard', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  await openSample(page, workbench);

  // F6 goes round all parts, Shift+F6 the other way; the keyboard can be seen everywhere.
  await page.keyboard.press('Control+j');
  await page.keyboard.press('Control+Alt+b');
  const parts: string[] = [];
  for (let step = 0; step < 7; step += 1) {
    await page.keyboard.press('F6');
    parts.push(await focusedPart(page));
    expect(await focusIsVisible(page), `focus in ${parts.at(-1) ?? ''}`).toBe(true);
  }
  expect(new Set(parts)).toEqual(new Set(['editor', 'panel', 'inspector', 'statusBar', 'titleBar', 'activityBar', 'sideBar']));
  await page.keyboard.press('Shift+F6');
  expect(await focusedPart(page)).toBe(parts.at(-2));

  // Side bar, panel and inspector come and go.
  for (const [keys, part] of [['Control+b', 'sideBar'], ['Control+j', 'panel'], ['Control+Alt+b', 'inspector']] as const) {
    const element = page.locator(`[data-part="${part}"]`);
    await expect(element).toBeVisible();
    await page.keyboard.press(keys);
    await expect(element).toBeHidden();
  }
  await page.keyboard.press('Control+b');

  // The palette runs any command, quick open goes to a conversation or a code.
  await runCommand(page, 'Help: Welcome');
  await expect(page.getByRole('tab', { name: 'Welcome', selected: true })).toBeVisible();
  await page.keyboard.press('Control+p');
  await page.getByRole('dialog').getByRole('combobox').pressSequentially('Fee change');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Fee change');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Fee change', selected: true })).toBeVisible();

  // Tabs: by the second bindings that a browser leaves to the page, by number, closed and reopened, split.
  const selected = page.getByRole('main').getByRole('tab', { selected: true });
  await page.keyboard.press('Alt+[');
  await expect(selected).not.toHaveText(/Fee change/);
  await page.keyboard.press('Alt+]');
  await expect(selected).toHaveText(/Fee change/);
  await page.keyboard.press('Alt+1');
  await expect(selected).toHaveText(/Welcome/);
  await page.keyboard.press('Alt+9');
  await expect(selected).toHaveText(/Messages/);
  await page.keyboard.press('Alt+2');
  await expect(selected).toHaveText(/Fee change/);
  await page.keyboard.press('Alt+w');
  await expect(page.getByRole('tab', { name: 'Fee change' })).toHaveCount(0);
  await page.keyboard.press('Alt+Shift+t');
  await expect(selected).toHaveText(/Fee change/);
  await page.keyboard.press('Control+\\');
  await expect(page.getByRole('tab', { name: 'Fee change' })).toHaveCount(2);
  await expect(page.getByRole('main').getByRole('tablist')).toHaveCount(2);
  await page.keyboard.press('Alt+w');
  await expect(page.getByRole('main').getByRole('tablist')).toHaveCount(1);

  // Zen mode hides what is not the editor.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('z');
  await expect(page.getByRole('menubar')).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('z');
  await expect(page.getByRole('menubar')).toBeVisible();

  // A setting by keyboard.
  await page.keyboard.press('Control+,');
  await page.keyboard.type('theme');
  const theme = page.getByRole('tabpanel').getByLabel('Colour theme');
  for (let step = 0; step < 20 && !(await theme.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('Tab');
  await expect(theme).toBeFocused();
  await page.keyboard.type('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  // Other keys for a command, at once in force, and back.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+s');
  const editor = page.getByRole('tabpanel', { name: 'Keyboard shortcuts' });
  await expect(editor.getByRole('textbox').first()).toBeFocused();
  // As shipped, no two commands want the same keys in the same place.
  await expect(editor.getByRole('option').nth(5)).toBeVisible();
  await expect(editor.getByRole('button', { name: /conflict/ })).toHaveCount(0);
  await page.keyboard.type('View: Zen mode');
  await expect(editor.getByRole('option')).toHaveCount(1);
  for (let step = 0; step < 6 && !(await editor.getByRole('listbox').evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const recorder = page.getByRole('dialog');
  await expect(recorder.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+Alt+z');
  await page.keyboard.press('Enter');
  await expect(recorder).toBeHidden();
  await expect(editor.getByRole('option')).toContainText('Ctrl+Alt+Z');
  await expect(editor.getByRole('option')).toContainText('yours');
  await page.keyboard.press('Control+Alt+z');
  await expect(page.getByRole('menubar')).toBeHidden();
  await page.keyboard.press('Control+Alt+z');
  await expect(page.getByRole('menubar')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('menubar')).toBeVisible();
  await page.keyboard.press('Control+Alt+z');
  await expect(page.getByRole('menubar')).toBeHidden();
  expect(complaints).toEqual([]);
});

test('menus and context menus by keyboard', async ({ page, workbench }) => {
  await openSample(page, workbench);
  await page.getByRole('menuitem', { name: 'File' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menu')).toContainText('Undo');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);

  // A code by its tree: made, renamed, retired, undone.
  await runCommand(page, 'View: Codebook');
  const tree = page.getByRole('complementary', { name: 'Codebook' }).getByRole('tree');
  await page.keyboard.press('Control+Alt+n');
  await page.keyboard.type('Branch queue');
  await page.keyboard.press('Enter');
  await expect(tree.getByRole('treeitem', { name: 'Branch queue' })).toBeVisible();
  await tree.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Branch waiting');
  await page.keyboard.press('Enter');
  await expect(tree.getByRole('treeitem', { name: 'Branch waiting' })).toBeVisible();
  await tree.focus();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(tree).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(tree.getByRole('treeitem', { name: 'Branch queue' })).toBeVisible();
  await runCommand(page, 'Preferences: Choose language');
  await quickPick(page, '简体中文');
  await expect(page.getByRole('menubar')).toContainText('文件');
});
