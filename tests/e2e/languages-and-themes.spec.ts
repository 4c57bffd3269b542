import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/workbench.ts';
import { views } from './pages/views.ts';
import { chooseLanguage, openSample, openWorkbench, watchComplaints } from './pages/workbench.ts';

const pictures = join(import.meta.dirname, '..', '..', 'test-results', 'views');
const languages = { en: 'English', 'zh-CN': '简体中文' } as const;
const themes = ['light', 'dark'] as const;

/** Chooses a theme by its place in the list: as the system, dark, light, high contrast. */
async function chooseTheme(page: Page, theme: 'dark' | 'light' | 'high-contrast'): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+t');
  await page.getByRole('dialog').getByRole('option').nth(['dark', 'light', 'high-contrast'].indexOf(theme) + 1).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

/** Words of the page that look like the key of a text that is missing, such as "search.command.open". */
async function rawKeys(page: Page): Promise<readonly string[]> {
  const prefixes = ['code', 'codebook', 'coding', 'comparison', 'conversation', 'dictionary', 'document', 'error', 'explorer', 'export', 'glossary', 'history', 'import', 'inspector', 'jargon', 'jobs', 'keybindings', 'memo', 'messages', 'platform', 'problems', 'recipe', 'rewrite', 'search', 'sentiment', 'settings', 'suggestion', 'theme', 'timeline', 'welcome', 'workbench', 'reject'];
  const key = new RegExp(String.raw`(?<![\w./-])(?:${prefixes.join('|')})(?:\.[a-z][\w-]*){1,4}(?![\w/(])|\{\{\w+\}\}`, 'gu');
  const texts = await page.evaluate(() => {
    const attributes = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.body.innerText, ...attributes];
  });
  return [...new Set(texts.flatMap((text) => text.match(key) ?? []))];
}

/** Lays the theme over what is shown, without the way through the settings. */
async function wear(page: Page, theme: string): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
}

test('language and theme change at once', async ({ page, workbench }) => {
  await openSample(page, workbench);
  const began = await page.evaluate(() => performance.timeOrigin);
  const menus = page.getByRole('menubar').getByRole('menuitem');
  await expect(menus.first()).toHaveText('File');
  await chooseLanguage(page, '简体中文');
  await expect(menus.first()).toHaveText('文件');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('tab').first()).toHaveText('欢迎');
  for (const [theme, background] of [['dark', 'rgb(30, 31, 34)'], ['light', 'rgb(255, 255, 255)'], ['high-contrast', 'rgb(0, 0, 0)']] as const) {
    await chooseTheme(page, theme);
    await expect(page.getByRole('tabpanel').first()).toHaveCSS('--bg', /./);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), theme).toBe(background);
  }
  await chooseTheme(page, 'dark');
  await chooseLanguage(page, 'English');
  await expect(menus.first()).toHaveText('File');
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(began);

  // Both are there again after a reload, from the first paint on.
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(menus.first()).toHaveText('File');
});

test('in a narrow window every menu keeps its place beside the box in the middle', async ({ page, workbench }) => {
  await openWorkbench(page, workbench);
  for (const name of Object.values(languages)) {
    await chooseLanguage(page, name);
    for (const width of [1100, 800]) {
      await page.setViewportSize({ width, height: 700 });
      const last = await page.getByRole('menubar').getByRole('menuitem').last().boundingBox();
      const box = await page.getByRole('banner').getByRole('button').first().boundingBox();
      const bar = await page.getByRole('menubar').boundingBox();
      if (last === null || box === null || bar === null) throw new Error('The title bar is not there.');
      expect(last.x + last.width).toBeLessThanOrEqual(bar.x + bar.width + 0.5);
      expect(bar.x + bar.width).toBeLessThanOrEqual(box.x);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  }

  // The active tab stays in its strip when that gets narrower.
  await page.keyboard.press('Control+,');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+s');
  const active = page.getByRole('main').getByRole('tab', { selected: true });
  await expect(active).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 460, height: 700 });
  await expect(active).toBeInViewport({ ratio: 0.9 });
});

for (const [language, name] of Object.entries(languages)) {
  test(`every view in ${language}, dark and light`, async ({ page, workbench }) => {
    test.setTimeout(300_000);
    mkdirSync(pictures, { recursive: true });
    const complaints = watchComplaints(page);
    await openSample(page, workbench);
    if (language !== 'en') await chooseLanguage(page, name);
    await chooseTheme(page, 'dark');
    const missing: string[] = [];
    for (const view of views) {
      await test.step(view.name, async () => {
        await view.show(page, workbench);
        // Settings and shortcuts show the names of settings and commands, which look the same.
        if (!['settings', 'keybindings'].includes(view.name)) missing.push(...(await rawKeys(page)).map((key) => `${view.name}: ${key}`));
        for (const theme of themes) {
          await wear(page, theme);
          await page.screenshot({ path: join(pictures, `${view.name}.${language}.${theme}.png`) });
        }
        await view.close?.(page);
      });
    }
    expect(missing).toEqual([]);
    expect(complaints).toEqual([]);
  });
}
