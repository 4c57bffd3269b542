import { expect, type Locator, type Page } from '@playwright/test';
import { patience, startsWith } from './workbench.ts';

/** Chooses a file of the folder the path picker starts in and waits until the import editor knows it. */
export async function chooseImport(page: Page, file: string): Promise<Locator> {
  await page.keyboard.press('Control+Alt+i');
  const picker = page.getByRole('dialog', { name: 'Choose the files to import' });
  await picker.getByRole('option', { name: startsWith(`${file} `) }).click();
  await picker.getByRole('button', { name: 'Open' }).click();
  await expect(picker).toBeHidden();
  const editor = page.getByRole('tabpanel', { name: `Import: ${file}` });
  await expect(editor.getByRole('heading', { name: 'Preview and mapping' })).toBeVisible({ timeout: patience });
  return editor;
}

/** States what the law asks for and begins. */
export async function beginImport(editor: Locator): Promise<void> {
  await editor.getByRole('textbox', { name: 'Purpose' }).fill('Complaint root-cause analysis');
  await editor.getByRole('textbox', { name: 'Legal basis' }).fill('Contract performance');
  await editor.page().keyboard.press('Escape');
  await editor.getByRole('button', { name: 'Import', exact: true }).click();
}

/** Imports a file with what the editor guessed; resolves to the sentence it ends with. */
export async function importFile(page: Page, file: string): Promise<string> {
  const editor = await chooseImport(page, file);
  await beginImport(editor);
  const done = editor.getByText(/^Imported [\d,]+ of [\d,]+ rows/);
  await expect(done).toBeVisible({ timeout: 2 * patience });
  return done.innerText();
}
