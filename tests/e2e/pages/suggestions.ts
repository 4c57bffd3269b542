import { expect, type Locator, type Page } from '@playwright/test';

/** The proposals to be decided on. */
export function queue(page: Page): Locator {
  return page.getByRole('grid', { name: 'Proposed codes' });
}

/** How many proposals are open. */
export async function openCount(page: Page): Promise<number> {
  const said = await page.getByText(/ open · read /).innerText();
  return Number(said.replace(/ open.*/su, '').replaceAll(',', ''));
}

/** Decides by a key on the proposal under the cursor, and waits until it has left the queue and another is there. */
export async function decide(page: Page, key: 'a' | 'x'): Promise<void> {
  const current = queue(page).locator('[aria-selected="true"]');
  const id = (await current.getAttribute('id')) ?? '';
  await page.keyboard.press(key);
  await expect(page.locator(`#${id}`)).toHaveCount(0);
  await expect(current).toBeVisible();
}
