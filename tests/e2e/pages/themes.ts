import { expect, type Locator, type Page } from '@playwright/test';
import { patience } from './workbench.ts';

/** The list of themes in the side bar. */
export const list = (page: Page): Locator => page.getByRole('complementary', { name: 'Themes' }).getByRole('tree', { name: 'Themes' });
/** The tiles of the theme map. */
export const map = (page: Page): Locator => page.getByRole('listbox', { name: 'Theme map' });
/** The passages of the theme that is selected, in the panel. */
export const passages = (page: Page): Locator => page.getByRole('listbox', { name: 'Passages' });
/** A theme in the list by what stands in its row. */
export const theme = (page: Page, name: string | RegExp): Locator => list(page).getByRole('treeitem').filter({ hasText: name });

/** Clusters by the dialog and waits for the list. */
export async function findThemes(page: Page, number: number): Promise<void> {
  await page.keyboard.press('Control+Alt+t');
  await page.getByRole('main').getByRole('button', { name: 'Find themes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Find themes' });
  // What customers say: the sample holds agents too, and the dialog says how many messages are left.
  await expect(dialog.getByRole('textbox', { name: 'In which messages' })).toHaveValue('role:customer');
  await expect(dialog).toContainText(/2,\d{3} of 2,\d{3} messages/);
  await expect(dialog.getByRole('checkbox', { name: 'Choose the number' })).not.toBeChecked();
  await dialog.getByRole('textbox', { name: 'Number of themes' }).fill(String(number));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(list(page).getByRole('treeitem').first()).toBeVisible({ timeout: patience });
}

/** The count at the end of a list item's first row. */
export async function countOf(item: Locator): Promise<number> {
  const [, count] = /([\d,]+)(?=\D*[\d.]+%)/u.exec(await item.innerText()) ?? [];
  return Number((count ?? '').replaceAll(',', ''));
}
