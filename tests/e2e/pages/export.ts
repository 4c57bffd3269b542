import { expect, type Page } from '@playwright/test';
import { patience } from './workbench.ts';

/** Exports by the export editor, in the folder the path picker starts in; resolves to what the editor says of it. */
export async function exportFile(page: Page, format: 'JSON Lines' | 'CSV' | 'Excel (XLSX)', name: string): Promise<string> {
  await page.keyboard.press('Control+Alt+e');
  const editor = page.getByRole('tabpanel', { name: 'Export' });
  await editor.getByLabel('Format', { exact: true }).selectOption({ label: format });
  await editor.getByRole('button', { name: /^Export(?: again)?…$/ }).click();
  const picker = page.getByRole('dialog', { name: 'Where should the export be written?' });
  await expect(picker.getByRole('textbox', { name: 'Folder' })).not.toHaveValue('');
  await picker.getByRole('textbox', { name: 'File name' }).fill(name);
  await picker.getByRole('button', { name: 'Save' }).click();
  await expect(picker).toBeHidden();
  const done = editor.getByRole('status').filter({ hasText: name });
  await expect(done).toContainText('Exported', { timeout: patience });
  return done.innerText();
}
