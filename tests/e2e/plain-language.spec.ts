import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { checkNames } from '#shared/contracts/rewrite.ts';
import { expect, test } from './fixtures/workbench.ts';
import { openSample, patience, quickPick, runCommand, watchComplaints } from './pages/workbench.ts';

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
  const red = page.getByRole('listbox', { name: 'Checks' }).getByRole('option').first();
  await expect(red).toContainText(/Duties and rights.*Paragraph 4/);
  await expect(page.getByRole('contentinfo')).toContainText(`Checks ${checkNames.length - 1} of ${checkNames.length} green`);
  await editor.getByRole('group', { name: /Original and rewrite/ }).evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await red.click();
  await expect(editor.getByRole('button', { name: /^可以.*by hand/ })).toBeInViewport();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('contentinfo')).toContainText(`All ${checkNames.length} checks green`);
  await editor.getByRole('button', { name: /^Change paragraph 4 by hand/ }).click();
  expect(await field.inputValue()).toBe(text);
  await field.press('Escape');
  await expect(inspector.getByText('Every edit is decided and every check is green.')).toBeVisible();

  // Readers are asked; few of them are marked as few.
  await inspector.getByRole('button', { name: 'Set the question' }).click();
  await page.keyboard.type('出险后几日内要通知？');
  await page.keyboard.press('Enter');
  await page.keyboard.type('10 日内');
  await page.keyboard.press('Enter');
  await expect(inspector.getByText('出险后几日内要通知？')).toBeVisible();
  await inspector.getByRole('button', { name: 'One reader of the rewrite answered rightly' }).click();
  const tally = inspector.getByRole('group', { name: 'Rewrite', exact: true });
  await expect(tally).toContainText('1 of 1 right');
  await inspector.getByRole('button', { name: 'Record several' }).click();
  await quickPick(page, 'Rewrite');
  await page.keyboard.type('31/30');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText(/no more right answers than readers/)).toBeVisible();
  await page.getByRole('dialog').getByRole('textbox').fill('6/7');
  await page.keyboard.press('Enter');
  await expect(tally).toContainText(/7 of 8 right.*87\.5%, 95% interval 52\.9% to 97\.8%.*small sample, n < 30/);

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
  await expect(inspector.getByRole('listitem').getByText(/Version 1/)).toBeVisible();
  await page.keyboard.press('x');
  await expect(glossary.getByRole('option', { name: /maximum drawdown.*Retired/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(glossary.getByRole('option', { name: /maximum drawdown.*Approved/ })).toBeVisible();
  expect(complaints).toEqual([]);
});

for (const [fixture, words] of [['fund-fact-sheet.zh.txt', '很多人同一天集中取钱'], ['insurance-clause.en.txt', 'policyholder']] as const) {
  test(`${fixture} in plain words passes every check, and so does a text of two languages`, async ({ page, workbench }) => {
    const complaints = watchComplaints(page);
    await openSample(page, workbench);
    copyFileSync(join(fixtures, fixture), join(workbench.folder, fixture));
    const editor = await importDocument(page, fixture);
    await expect(editor.getByRole('button', { name: new RegExp(`${words}.*proposed`) }).first()).toBeVisible();
    await editor.getByRole('group', { name: /Original and rewrite/ }).focus();
    // Fast keys: each decides an edit of its own.
    const total = Number(/^\d+ of (\d+)/.exec(await editor.getByText(/to decide/).innerText())?.[1]);
    for (const key of ['n', 'a', 'a', 'a']) await page.keyboard.press(key);
    await expect(editor.getByText(new RegExp(`^${total - 3} of ${total}`))).toBeVisible();
    await page.keyboard.press('Shift+A');
    const inspector = page.getByRole('complementary').last();
    await expect(inspector.getByText('Every edit is decided and every check is green.')).toBeVisible();

    // Both languages in one text: each side of it is put into its own plain words.
    await runCommand(page, 'Documents: Paste a text');
    const dialog = page.getByRole('dialog', { name: 'Paste a text as a document' });
    await expect(dialog.getByRole('button', { name: 'Make document' })).toBeDisabled();
    await dialog.getByRole('textbox').first().fill('mixed');
    await dialog.getByRole('textbox').last().fill('投保人应当于10日内通知本公司。\nThe policyholder must notify the insurer within 10 days.');
    await dialog.getByRole('button', { name: 'Make document' }).click();
    const mixed = page.getByRole('tabpanel', { name: 'mixed' });
    await expect(mixed.getByRole('button', { name: /交保费的人（投保人）.*proposed/ }).first()).toBeVisible({ timeout: patience });
    await expect(mixed.getByRole('button', { name: /policyholder.*proposed/ }).first()).toBeVisible();
    await page.keyboard.press('Shift+A');
    await expect(inspector.getByText('Every edit is decided and every check is green.')).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

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
