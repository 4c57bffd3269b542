import { expect, type Locator, type Page } from '@playwright/test';
import { patience, sideBar, startsWith } from './workbench.ts';

/** The range of time over the chart: what is brushed. */
export const chart = (page: Page): Locator => page.getByRole('tabpanel').getByRole('slider', { name: /^Time range/ });
/** The messages of what is brushed. */
export const passages = (page: Page): Locator => page.getByRole('tabpanel').getByRole('region', { name: 'Messages' });
export const rows = (page: Page): Locator => passages(page).getByRole('grid').getByRole('row');

/** Opens the sample's timeline of the brand whose fee changes. */
export async function openFeeTimeline(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await sideBar(page).getByRole('option', { name: startsWith('Fee change, wealth') }).click();
  await expect(chart(page)).toBeVisible({ timeout: patience });
}

/** The whole table of figures, row by row, as a screen reader would go through it. */
export async function figures(page: Page): Promise<string[][]> {
  await page.getByRole('button', { name: 'Show the figures as a table' }).click();
  const table = page.getByRole('tabpanel').getByRole('table', { name: 'Figures of the timeline' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  const read = await table.getByRole('row').evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  await page.getByRole('button', { name: 'Show the figures as a table' }).click();
  return read;
}
