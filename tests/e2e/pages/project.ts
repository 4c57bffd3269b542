import { expect, type Page } from '@playwright/test';
import { patience, statusBar } from './workbench.ts';

/** Makes a project by the welcome page and the path picker, in the folder the picker starts in. Without a passphrase it is a plain file. */
export async function createProject(page: Page, name: string, passphrase: string | undefined): Promise<void> {
  await page.getByRole('tabpanel', { name: 'Welcome' }).getByRole('button', { name: /^New project/ }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  const picker = page.getByRole('dialog', { name: 'Where should the project be saved?' });
  await expect(picker.getByRole('textbox', { name: 'Folder' })).not.toHaveValue('');
  await picker.getByRole('textbox', { name: 'File name' }).fill(name);
  await picker.getByRole('button', { name: 'Save' }).click();
  await expect(picker).toBeHidden();
  await expect(dialog.getByRole('textbox', { name: 'File' })).toHaveValue(/\.verbatim$/);
  if (passphrase === undefined) {
    await dialog.getByRole('checkbox', { name: 'Do not encrypt' }).check();
  } else {
    await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await dialog.getByLabel('Passphrase again').fill(passphrase);
  }
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toBeHidden({ timeout: patience });
  await expect(statusBar(page)).toContainText(name);
}

/** Opens a project of the welcome page's recent ones; one that is encrypted by its passphrase. */
export async function openRecent(page: Page, name: string, passphrase: string | undefined): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).first().click();
  if (passphrase !== undefined) {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Passphrase').fill(passphrase);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden({ timeout: patience });
  }
  await expect(statusBar(page)).toContainText(name);
}
