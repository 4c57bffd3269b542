import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { checkNames } from '#shared/contracts/rewrite.ts';
import type { View } from './views.ts';
import { patience } from './workbench.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'plain');

/** The side bar of documents and glossary, by its place in the activity bar. */
async function showPlain(page: Page): Promise<Locator> {
  const button = page.getByRole('navigation').getByRole('button').nth(5);
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  return page.getByRole('complementary').first();
}

async function openGlossary(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+g');
  const editor = page.getByRole('main').getByRole('tabpanel').last();
  await expect(editor.getByRole('textbox').first()).toBeFocused();
  return editor;
}

/** Chooses how the glossary is shown: as a table or as a tree. */
async function chooseGlossaryView(editor: Locator, place: 0 | 1): Promise<void> {
  await editor.getByRole('group').getByRole('button').nth(place).click();
}

const escape = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

/** Documents, the rewrite with and without a red check, the glossary both ways, and the finder; each follows the one before. */
export const plainViews: readonly View[] = [
  {
    name: 'documents-empty',
    show: async (page) => {
      const side = await showPlain(page);
      await expect(side.getByRole('button').nth(4)).toBeVisible();
    },
  },
  {
    name: 'document-paste',
    show: async (page) => {
      const side = await showPlain(page);
      await side.getByRole('button').nth(1).click();
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
    },
    close: escape,
  },
  {
    name: 'rewrite-english',
    show: async (page, workbench) => {
      copyFileSync(join(fixtures, 'fund-fact-sheet.en.txt'), join(workbench.folder, 'facts.txt'));
      const side = await showPlain(page);
      await side.getByRole('button').first().click();
      await page.getByRole('dialog').getByRole('option', { name: 'facts.txt' }).dblclick();
      const text = page.getByRole('main').getByRole('group', { name: 'facts.txt' });
      await expect(text).toBeFocused({ timeout: patience });
      await page.keyboard.press('Shift+A');
      await page.keyboard.press('n');
    },
  },
  {
    name: 'rewrite',
    show: async (page, workbench) => {
      copyFileSync(join(fixtures, 'insurance-clause.zh.txt'), join(workbench.folder, '重疾险条款.txt'));
      const side = await showPlain(page);
      await side.getByRole('button').first().click();
      await page.getByRole('dialog').getByRole('option', { name: '重疾险条款.txt' }).dblclick();
      const text = page.getByRole('main').getByRole('group', { name: '重疾险条款.txt' });
      await expect(text).toBeFocused({ timeout: patience });
      for (const key of ['n', 'a', 'a', 'a', 'x', 'n', 'n']) await page.keyboard.press(key);
    },
  },
  {
    name: 'rewrite-red',
    show: async (page) => {
      await page.keyboard.press('Shift+A');
      const paragraph = page.getByRole('main').locator('[data-index="3"]');
      await paragraph.getByRole('button').last().click();
      const field = paragraph.getByRole('textbox');
      await field.fill((await field.inputValue()).replace('应当', '可以'));
      await field.press('Control+Enter');
      await expect(page.getByRole('complementary').last().getByRole('status')).toContainText('1');
      await page.getByRole('contentinfo').getByRole('button', { name: new RegExp(`${checkNames.length - 1}\\D+${checkNames.length}`) }).click();
      const panel = page.locator('[data-part="panel"]');
      await expect(panel.getByRole('option').nth(4)).toBeVisible();
      await panel.getByRole('option').first().click();
    },
  },
  {
    name: 'rewrite-clauses',
    show: async (page) => {
      await page.locator('[data-part="panel"]').getByRole('tab', { selected: true }).press('ArrowRight');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('table').last().getByRole('cell').first()).toBeVisible();
    },
    close: (page) => page.keyboard.press('Control+j'),
  },
  {
    name: 'glossary',
    show: async (page) => {
      const editor = await openGlossary(page);
      await editor.getByRole('listbox').getByRole('option').nth(4).click();
      await expect(page.getByRole('complementary').last().getByRole('listitem')).toHaveCount(1);
    },
  },
  {
    name: 'glossary-tree',
    show: async (page) => {
      const editor = await openGlossary(page);
      await chooseGlossaryView(editor, 1);
      const tree = editor.getByRole('tree');
      await tree.focus();
      for (const key of ['Home', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
      await expect(tree.getByRole('treeitem', { level: 3, selected: true })).toBeVisible();
    },
  },
  {
    name: 'glossary-entry',
    show: async (page) => {
      await page.getByRole('main').getByRole('tree').press('Enter');
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
    },
    close: async (page) => {
      await escape(page);
      await chooseGlossaryView(await openGlossary(page), 0);
    },
  },
  {
    name: 'glossary-none',
    show: async (page) => {
      const editor = await openGlossary(page);
      await editor.getByRole('textbox').first().fill('qqq');
      await expect(editor.getByRole('listbox')).toHaveCount(0);
    },
    close: async (page) => (await openGlossary(page)).getByRole('textbox').first().fill(''),
  },
  {
    name: 'jargon-empty',
    show: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+f');
      await expect(page.getByRole('main').getByRole('tabpanel').last().getByRole('textbox')).toBeFocused();
    },
  },
  {
    name: 'jargon',
    show: async (page) => {
      await page.keyboard.press('Enter');
      await expect(page.getByRole('main').getByRole('listbox').first().getByRole('option').nth(4)).toBeVisible({ timeout: patience });
      await page.getByRole('main').getByRole('listbox').first().getByRole('option').nth(2).click({ position: { x: 40, y: 8 } });
    },
  },
];
