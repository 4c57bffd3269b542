import { expect, test } from './fixtures/workbench.ts';
import { openSample, patience, runCommand } from './pages/workbench.ts';

test('terms are looked for in the messages, and each number and the first use open their passages', async ({ page, workbench }) => {
  await openSample(page, workbench);
  await runCommand(page, 'Glossary: Add the starter glossary');
  await expect(page.getByText(/entries added/)).toBeVisible({ timeout: patience });
  await runCommand(page, 'Jargon: Find terms and jargon');
  const editor = page.getByRole('tabpanel', { name: 'Jargon' });
  await editor.getByRole('button', { name: 'Look', exact: true }).click();
  const terms = editor.getByRole('listbox', { name: 'Glossary terms' });
  const row = terms.getByRole('option', { name: /管理费|fee/ }).first();
  await expect(row).toBeVisible({ timeout: patience });
  const term = (await row.innerText()).split('\n')[0] ?? '';
  await expect(editor.getByText(/by customers \(.* terms per 100 characters\)/)).toBeVisible();
  await expect(editor.getByRole('button', { name: /^Recipe R-/ })).toBeVisible();

  await row.click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Where it stands first' }).click();
  const reading = page.getByRole('feed');
  await expect(reading).toBeVisible();
  await expect(reading.getByRole('article').filter({ hasText: new RegExp(term, 'i') }).first()).toBeInViewport();
});
