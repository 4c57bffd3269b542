import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/workbench.ts';
import { openSample, patience, runCommand, watchComplaints } from './pages/workbench.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'plain');

async function importDocument(page: Page, name: string): Promise<Locator> {
  await runCommand(page, 'Documents: Import a document');
  await page.getByRole('dialog', { name: 'Import a document' }).getByRole('option', { name }).dblclick();
  const editor = page.getByRole('tabpanel', { name });
  await expect(editor.getByRole('heading', { name: 'Rewrite' })).toBeVisible({ timeout: patience });
  return editor;
}

test('an insurance clause in plain Chinese: decided, spoilt, caught, mended, signed and exported', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  copyFileSync(join(fixtures, 'insurance-clause.zh.txt'), join(workbench.folder, 'clause.txt'));
  const editor = await importDocument(page, 'clause.txt');
  await expect(page.getByText(/starter terms were added/)).toBeVisible();
  await expect(editor.getByRole('button', { name: /交保费的人（投保人）.*proposed/ }).first()).toBeVisible();
  await expect(editor.getByText(/\d+ of \d+ to decide/)).toBeVisible();

  // By keyboard: the first edit accepted, the second refused, the rest at once.
  await editor.getByRole('group', { name: /Original and rewrite/ }).focus();
  await page.keyboard.press('n');
  const before = Number(/^(\d+) of/.exec(await editor.getByText(/to decide/).innerText())?.[1]);
  await page.keyboard.press('a');
  await expect(editor.getByText(new RegExp(`^${before - 1} of`))).toBeVisible();
  await page.keyboard.press('x');
  await expect(editor.getByText(new RegExp(`^${before - 2} of`))).toBeVisible();
  await page.keyboard.press('Shift+A');
  await expect(editor.getByText(/each reversible/)).toBeVisible();

  // A hand turns a duty into an option: the check says so at its place, and nobody can sign.
  const inspector = page.getByRole('complementary').last();
  await editor.getByRole('button', { name: /^Change paragraph 4 by hand/ }).click();
  const field = editor.getByRole('textbox', { name: /^Change paragraph 4/ });
  const text = await field.inputValue();
  await field.fill(text.replace('应当', '可以'));
  await field.press('Control+Enter');
  await expect(inspector.getByText(/Cannot be signed: 1 red check/)).toBeVisible();
  await expect(inspector.getByRole('button', { name: 'Sign the rewrite' })).toBeDisabled();
  await runCommand(page, 'View: Checks');
  await expect(page.getByRole('listbox', { name: 'Checks' }).getByRole('option').first()).toContainText('Duties and rights');
  await page.keyboard.press('Control+z');
  await expect(inspector.getByText('Every edit is decided and every check is green.')).toBeVisible();

  // Exclusions stand beside what they limit.
  await runCommand(page, 'View: Cover and exclusions');
  await expect(page.getByRole('cell', { name: /第五条.*不承担/ }).first()).toBeVisible();

  await inspector.getByRole('button', { name: 'Sign the rewrite' }).click();
  await page.keyboard.type('read against the contract');
  await page.keyboard.press('Enter');
  await expect(inspector.getByText(/^Signed by/)).toBeVisible();
  await runCommand(page, 'Plain language: Export the rewrite');
  const saver = page.getByRole('dialog', { name: 'Export the rewrite' });
  await saver.getByRole('textbox', { name: 'File name' }).fill('clause.html');
  await saver.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The rewrite was written with its edits, checks and glossary.')).toBeVisible({ timeout: patience });
  const written = readFileSync(join(workbench.folder, 'clause.html'), 'utf8');
  expect(written).toContain('read against the contract');
  expect(written).toContain('应当于10日内通知本公司');
  expect(complaints).toEqual([]);
});

test('a fund fact sheet in plain English, and a customer message from its menu', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  copyFileSync(join(fixtures, 'fund-fact-sheet.en.txt'), join(workbench.folder, 'facts.txt'));
  const editor = await importDocument(page, 'facts.txt');
  await expect(editor.getByRole('button', { name: /fund manager \(company that runs the fund\).*proposed/ }).first()).toBeVisible();
  const inspector = page.getByRole('complementary').last();
  await expect(inspector.getByText('Flesch reading ease')).toBeVisible();
  await runCommand(page, 'Plain language: Accept all');
  await expect(inspector.getByText('Every edit is decided and every check is green.')).toBeVisible();

  // The glossary behind it: an entry is retired, and is offered no more.
  await runCommand(page, 'Glossary: Open glossary');
  const glossary = page.getByRole('tabpanel', { name: 'Glossary' });
  await glossary.getByRole('textbox', { name: 'Term, plain words or definition' }).fill('maximum drawdown');
  await glossary.getByRole('option', { name: /maximum drawdown/ }).click();
  await expect(inspector.getByText(/Version 1/)).toBeVisible();
  await page.keyboard.press('x');
  await expect(glossary.getByRole('option', { name: /maximum drawdown.*Retired/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(glossary.getByRole('option', { name: /maximum drawdown.*Approved/ })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the glossary as a tree: found by typing, renamed, approved and retired by keyboard, problems marked', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  await runCommand(page, 'Glossary: Open glossary');
  await runCommand(page, 'Glossary: Add the starter glossary');
  const glossary = page.getByRole('tabpanel', { name: 'Glossary' });
  await glossary.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Tree' }).click();
  const tree = glossary.getByRole('tree', { name: 'Glossary' });
  const row = (name: string | RegExp) => tree.getByRole('treeitem', { name });
  await expect(row(/^Chinese .* approved/)).toHaveAttribute('aria-expanded', 'true');
  await expect(tree.getByRole('treeitem', { level: 3 })).toHaveCount(0);

  // Down to a field, into it, and to a term by the first letters of its pinyin.
  await tree.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(row(/^Funds/).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem', { level: 3 }).first()).toBeVisible();
  const drawdown = row(/^最大回撤/);
  await expect(async () => {
    // The readings are on their way when the tree is first shown; letters typed after a pause begin anew.
    await page.waitForTimeout(900);
    await page.keyboard.type('zdhc');
    await expect(drawdown).toHaveAttribute('aria-selected', 'true', { timeout: 500 });
  }).toPass();
  await expect(drawdown).toContainText('Approved');
  const inspector = page.getByRole('complementary').last();
  await expect(inspector.getByRole('heading', { name: '最大回撤' })).toBeVisible();

  // Retired and taken back, renamed in its row, and changed in the form.
  await page.keyboard.press('Delete');
  await expect(drawdown).toContainText('Retired');
  await page.keyboard.press('Control+Enter');
  await expect(drawdown).toContainText('Approved');
  await page.keyboard.press('F2');
  const field = tree.getByRole('textbox', { name: 'Name of the term' });
  await field.fill('最大回撤幅度');
  await page.keyboard.press('Enter');
  await expect(row(/^最大回撤幅度/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(drawdown).toBeVisible();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Change entry' });
  // Plain words that hold another term: told in the row, in the branches above it and by a filter.
  await form.getByRole('textbox', { name: 'Plain words' }).fill('净值的最大回落');
  await page.keyboard.press('Enter');
  await expect(drawdown).toContainText('term inside');
  await glossary.getByRole('combobox', { name: 'Problems' }).selectOption('With problems');
  await expect(row(/^最大回撤/)).toBeVisible();
  await expect(row(/^Chinese/)).toContainText(/with (a )?problem/);
  await glossary.getByRole('textbox', { name: 'Term, plain words or definition' }).fill('nothing has this');
  await expect(glossary.getByText('No entry fits')).toBeVisible();
  await glossary.getByRole('button', { name: 'Clear the filters' }).click();

  // The view is there again after a restart.
  await page.reload();
  await expect(tree).toBeVisible();
  expect(complaints).toEqual([]);
});
