import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { sampleCsv } from '#service/features/sample/csv.ts';
import type { Workbench } from '../fixtures/workbench.ts';
import { plainViews } from './plain-views.ts';
import { patience, startsWith } from './workbench.ts';

/** A view to look at: how it is reached from the open sample, by keys and numbers that hold in every language. */
export interface View {
  readonly name: string;
  /** Shows the view; `close` takes away what would stand in the way of the next one. */
  show(page: Page, workbench: Workbench): Promise<void>;
  close?(page: Page): Promise<void>;
}

async function escape(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Shows the message table. */
async function showTable(page: Page): Promise<void> {
  await page.keyboard.press('Control+Alt+m');
  await expect(page.getByRole('grid').getByRole('row').nth(20)).toBeVisible();
}

/** Opens a conversation that the sample has codings in; the keyboard is then in its text. */
export async function showConversation(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  const field = page.getByRole('dialog').getByRole('combobox');
  await expect(field).toBeFocused();
  await field.pressSequentially('CH-20260901-1036');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('CH-20260901-1036');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('feed')).toBeFocused();
  await expect(page.getByRole('feed').getByRole('article').first()).toBeVisible();
}

async function openPicker(page: Page): Promise<void> {
  await showConversation(page);
  for (const key of ['j', 'j', 'Enter', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
}

/** Opens the import editor for a file of the folder that the path picker starts in. */
async function chooseForImport(page: Page, file: string): Promise<void> {
  await page.keyboard.press('Control+Alt+i');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('option', { name: startsWith(file) }).dblclick();
  await expect(dialog).toBeHidden();
}

/** Opens the panel on one of its tabs, counted from the end as those at its beginning come and go. */
async function showPanel(page: Page, tab: number): Promise<void> {
  await showConversation(page);
  await page.keyboard.press('Control+j');
  const chosen = page.getByRole('tablist').last().getByRole('tab').nth(tab);
  await chosen.click();
  await expect(chosen).toHaveAttribute('aria-selected', 'true');
}

/** Every main view of the workbench, in an order in which each can follow the one before. */
export const views: readonly View[] = [
  {
    name: 'welcome',
    show: async (page) => {
      await page.getByRole('main').getByRole('tab').first().click();
      await expect(page.getByRole('tabpanel').getByRole('heading', { level: 1 })).toBeVisible();
    },
  },
  {
    name: 'messages',
    show: async (page) => {
      await showTable(page);
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'messages-selected',
    show: async (page) => {
      await showTable(page);
      for (const key of ['Home', 'x', 'ArrowDown', 'x', 'ArrowDown', 'ArrowDown', 'x']) await page.keyboard.press(key);
      await expect(page.getByRole('row', { selected: true })).toHaveCount(3);
    },
    close: (page) => page.keyboard.press('Escape'),
  },
  { name: 'conversation', show: showConversation },
  { name: 'conversation-picker', show: openPicker, close: escape },
  {
    name: 'search',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+f');
      const box = page.getByRole('complementary').getByRole('combobox');
      await box.fill('管理费 OR refund*');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('treeitem').first()).toBeVisible();
    },
  },
  {
    name: 'codebook-code',
    show: async (page) => {
      await page.getByRole('navigation').getByRole('button').nth(2).click();
      const code = page.getByRole('tree').getByRole('treeitem', { level: 2 }).first();
      await code.dblclick();
      await expect(page.getByRole('tabpanel').getByRole('heading').first()).toBeVisible();
    },
  },
  {
    name: 'suggestions',
    show: async (page) => {
      await page.keyboard.press('Control+Alt+a');
      await expect(page.getByRole('tabpanel').getByRole('grid').getByRole('row').nth(3)).toBeVisible({ timeout: patience });
    },
  },
  {
    name: 'themes',
    show: async (page) => {
      await page.keyboard.press('Control+Alt+t');
      const side = page.getByRole('complementary').first();
      // Behind the two of the view's head: it comes once the view knows that there are no themes.
      await side.getByRole('button').nth(2).click();
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('role:customer');
      await page.keyboard.press('Enter');
      await expect(side.getByRole('tree').getByRole('treeitem').nth(3)).toBeVisible({ timeout: patience });
      await side.getByRole('tree').getByRole('treeitem').nth(1).click();
      await expect(page.getByRole('listbox').last().getByRole('option').first()).toBeVisible();
    },
    close: (page) => page.keyboard.press('Control+j'),
  },
  {
    name: 'themes-table',
    show: async (page) => {
      await page.keyboard.press('Control+Alt+t');
      await page.getByRole('main').getByRole('toolbar').getByRole('group').getByRole('button').nth(1).click();
      await expect(page.getByRole('main').getByRole('listbox').getByRole('option').nth(3)).toBeVisible();
    },
  },
  {
    name: 'panels',
    show: async (page) => {
      await showConversation(page);
      await page.keyboard.press('Control+j');
      await page.keyboard.press('Control+Alt+b');
      await expect(page.getByRole('tablist').last()).toBeVisible();
    },
    close: async (page) => {
      await page.keyboard.press('Control+j');
      await page.keyboard.press('Control+Alt+b');
    },
  },
  {
    name: 'panel-jobs',
    show: (page) => showPanel(page, -2),
    close: (page) => page.keyboard.press('Control+j'),
  },
  {
    name: 'panel-history',
    show: async (page) => {
      await showPanel(page, -1);
      await expect(page.getByRole('listbox').last().getByRole('option').nth(2)).toBeVisible();
    },
    close: (page) => page.keyboard.press('Control+j'),
  },
  {
    name: 'import',
    show: async (page, workbench) => {
      writeFileSync(join(workbench.folder, 'quarter.csv'), sampleCsv({ language: 'en' }));
      await chooseForImport(page, 'quarter.csv');
      await expect(page.getByRole('tabpanel').getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'export',
    show: async (page) => {
      await page.keyboard.press('Control+Alt+e');
      await expect(page.getByRole('tabpanel').getByRole('contentinfo').or(page.getByRole('tabpanel').getByRole('status')).first()).toContainText('2');
    },
  },
  {
    name: 'dictionary',
    show: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+d');
      await expect(page.getByRole('tabpanel').getByRole('group').getByText('refund')).toBeVisible();
    },
  },
  {
    name: 'sentiment',
    show: async (page) => {
      await page.keyboard.press('Control+Alt+s');
      await expect(page.getByRole('tabpanel').getByRole('table').last()).toBeVisible();
    },
  },
  {
    name: 'sentiment-draw',
    show: async (page) => {
      await page.getByRole('tabpanel').getByRole('region').locator('section').nth(1).getByRole('button').first().click();
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
    },
  },
  {
    name: 'sentiment-label',
    show: async (page) => {
      await page.getByRole('dialog').getByRole('textbox').first().fill('12');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('tabpanel').getByRole('article')).toBeVisible();
      for (const key of ['1', '2', '3', '4', '2']) await page.keyboard.press(key);
      await expect(page.getByRole('tabpanel').getByRole('progressbar')).toHaveAttribute('aria-valuenow', String(Math.round((5 / 12) * 100)));
    },
  },
  {
    name: 'sentiment-report',
    show: async (page) => {
      await page.getByRole('tabpanel').getByRole('group').first().getByRole('button').last().click();
      await expect(page.getByRole('tabpanel').getByRole('table').first()).toBeVisible();
    },
  },
  {
    name: 'recipe',
    show: async (page) => {
      await page.keyboard.press('Control+Alt+s');
      await page.getByRole('tabpanel').getByRole('region').locator('section').first().getByRole('button').last().click();
      await expect(page.getByRole('tabpanel').getByRole('region').locator('dl').first()).toBeVisible();
    },
  },
  {
    name: 'comparison',
    show: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+v');
      const sets = page.getByRole('tabpanel').getByRole('textbox');
      await sets.first().fill('date:2026-07-06..2026-08-02');
      await sets.last().fill('date:2026-08-03..2026-08-30');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('tabpanel').getByRole('listbox').getByRole('option').first()).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: 'timeline',
    show: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+i');
      await page.getByRole('complementary').first().getByRole('option').first().click();
      const range = page.getByRole('tabpanel').getByRole('slider');
      await expect(range).toBeVisible();
      await range.focus();
      for (const key of ['Home', ...Array<string>(5).fill('ArrowRight'), 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key);
      await expect(page.getByRole('tabpanel').getByRole('grid').getByRole('row').nth(2)).toBeVisible();
    },
  },
  {
    name: 'timeline-figures',
    show: async (page) => {
      await page.getByRole('tabpanel').getByRole('toolbar').locator('[aria-pressed]').last().click();
      await expect(page.getByRole('tabpanel').getByRole('table')).toBeVisible();
    },
    close: (page) => page.getByRole('tabpanel').getByRole('toolbar').locator('[aria-pressed]').last().click(),
  },
  {
    name: 'timeline-event',
    show: async (page) => {
      await page.getByRole('tabpanel').getByRole('toolbar').getByRole('button').nth(-5).click();
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'timeline-split',
    show: async (page) => {
      await page.getByRole('complementary').first().getByRole('option').nth(1).click();
      await expect(page.getByRole('tabpanel').getByRole('slider').nth(3)).toBeVisible();
    },
  },
  {
    name: 'quick-open',
    show: async (page) => {
      await page.keyboard.press('Control+p');
      await page.getByRole('dialog').getByRole('combobox').fill('fee');
      await expect(page.getByRole('dialog').getByRole('option').nth(5)).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'palette',
    show: async (page) => {
      await page.keyboard.press('F1');
      await expect(page.getByRole('dialog').getByRole('option').nth(5)).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'new-project',
    show: async (page) => {
      await page.keyboard.press('Alt+n');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'path-picker',
    show: async (page) => {
      await page.keyboard.press('Control+o');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'settings',
    show: async (page) => {
      await page.keyboard.press('Control+,');
      await expect(page.getByRole('tabpanel').getByRole('combobox').first()).toBeVisible();
    },
  },
  {
    name: 'keybindings',
    show: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+s');
      await expect(page.getByRole('tabpanel').getByRole('option').nth(3)).toBeVisible();
    },
  },
  {
    name: 'memo',
    show: async (page) => {
      await showConversation(page);
      await page.keyboard.press('m');
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'new-sample',
    show: async (page) => {
      await page.getByRole('menubar').getByRole('menuitem').first().click();
      await page.getByRole('menu').getByRole('menuitem').nth(2).click();
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
    },
    close: escape,
  },
  ...plainViews,
  {
    name: 'import-refused',
    show: async (page, workbench) => {
      writeFileSync(join(workbench.folder, 'refused.csv'), '');
      await chooseForImport(page, 'refused.csv');
      await expect(page.getByRole('tabpanel').first()).toContainText(/“refused.csv”/u);
    },
  },
  {
    name: 'import-rejects',
    show: async (page, workbench) => {
      writeFileSync(join(workbench.folder, 'rejects.csv'), 'id,text,rating\nR1,taken,5\nR2,too,many,cells\nR3,taken too,4\nR4,,3\n');
      await chooseForImport(page, 'rejects.csv');
      const panel = page.getByRole('tabpanel').first();
      await expect(panel.getByRole('table')).toBeVisible();
      const fields = panel.getByRole('textbox');
      await fields.nth(1).fill('Complaint root-cause analysis');
      await fields.nth(2).fill('Contract performance');
      await page.keyboard.press('Escape');
      await panel.getByRole('button').last().click();
      await expect(panel.getByRole('status').last()).toContainText('50', { timeout: patience });
    },
  },
  {
    name: 'problems',
    show: async (page) => {
      await page.getByRole('tabpanel').first().getByRole('button').nth(-2).click();
      await expect(page.getByRole('listbox').last().getByRole('option').nth(1)).toBeVisible();
    },
    close: (page) => page.keyboard.press('Control+j'),
  },
];
