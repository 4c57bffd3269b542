import { expect, type Locator, type Page } from '@playwright/test';

/** A stretch of text that was selected and coded, as the workbench read it out. */
export interface Coded {
  /** Null for a whole message. */
  readonly quote: string | null;
}

/** The turns of the open conversation. */
export function turns(page: Page): Locator {
  return page.getByRole('feed');
}

/** The turn that the keyboard is on. */
export function currentTurn(page: Page): Locator {
  return turns(page).locator('[aria-current="true"]').first();
}

/** The words that are selected, as a screen reader is told them. */
export async function selectedWords(page: Page): Promise<string> {
  const said = page.getByRole('status').filter({ hasText: /^Selected: / });
  await expect(said).toBeAttached();
  return ((await said.textContent()) ?? '').replace(/^Selected: /u, '');
}

/** The code picker, open. */
export async function codePicker(page: Page): Promise<Locator> {
  const picker = page.getByRole('dialog', { name: 'Choose a code' });
  await expect(picker.getByRole('combobox')).toBeFocused();
  return picker;
}

/** Waits until the code book in the side bar counts so many codes and codings. */
export async function expectCodebook(page: Page, codes: number, codings: number): Promise<void> {
  const many = `${codes} ${codes === 1 ? 'code' : 'codes'} · ${codings} codings`;
  await expect(page.getByRole('complementary', { name: 'Codebook' }).getByRole('button', { name: 'Codes' })).toContainText(many);
}

/** How many codes or codings the code book in the side bar counts. */
export async function codebookCount(page: Page, what: 'codes' | 'codings'): Promise<number> {
  const said = await page.getByRole('complementary', { name: 'Codebook' }).getByRole('button', { name: 'Codes' }).innerText();
  return Number(new RegExp(String.raw`(\d[\d,]*) ${what}`, 'u').exec(said)?.[1]?.replaceAll(',', '') ?? Number.NaN);
}
