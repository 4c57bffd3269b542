import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Workbench } from '../fixtures/workbench.ts';

/** The time an import, an export or the making of the sample may take on a busy machine, in ms. */
export const patience = 60_000;

/** Opens the served workbench in the page and waits until it can be used. */
export async function openWorkbench(page: Page, workbench: Workbench): Promise<void> {
  await page.goto(await workbench.link());
  await expect(page.getByRole('menubar')).toBeVisible({ timeout: patience });
}

/** Makes the sample project and opens the workbench on it, with the explorer and the message table before the person. */
export async function openSample(page: Page, workbench: Workbench): Promise<void> {
  const project = join(workbench.folder, 'Quarter sample.verbatim');
  await workbench.command('sample', project, '--no-passphrase');
  await workbench.restart(project);
  await openWorkbench(page, workbench);
  await expect(statusBar(page)).toContainText('Quarter sample', { timeout: patience });
  await expect(sideBar(page).getByRole('option', { name: /^Survey answers/ })).toBeVisible({ timeout: patience });
  await page.keyboard.press('Control+Alt+m');
  await expect(page.getByRole('grid', { name: 'Messages' }).getByRole('row').nth(20)).toBeVisible({ timeout: patience });
}

/** The bar at the bottom of the window. */
export function statusBar(page: Page): Locator {
  return page.getByRole('contentinfo');
}

/** The side bar, whichever view it shows. */
export function sideBar(page: Page): Locator {
  return page.getByRole('complementary').first();
}

/** Chooses a language of the interface, as from the status bar. */
export async function chooseLanguage(page: Page, name: string): Promise<void> {
  await statusBar(page).getByRole('button').last().click();
  await page.getByRole('dialog').getByRole('option', { name }).click();
  await expect(statusBar(page).getByRole('button', { name })).toBeVisible();
}

/** Runs a command from the command palette by what stands there ("View: Codebook"), by keyboard. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').pressSequentially(title);
  await expect(palette.getByRole('option', { selected: true })).toHaveText(startsWith(title));
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}

/** Chooses an entry of an open quick pick by typing it. */
export async function quickPick(page: Page, text: string): Promise<void> {
  const field = page.getByRole('dialog').getByRole('combobox');
  await expect(field).toBeFocused();
  await field.pressSequentially(text);
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toHaveText(startsWith(text));
  await page.keyboard.press('Enter');
}

/** Notes what a page complains of: errors in its console, uncaught ones, policy violations and dialogs of the browser. */
export function watchComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy|trusted ?type/iu.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return complaints;
}

/** A pattern of what begins with a text, whatever characters it has. */
export function startsWith(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)}`, 'u');
}
