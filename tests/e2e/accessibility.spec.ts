import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/workbench.ts';
import { views } from './pages/views.ts';
import { openSample } from './pages/workbench.ts';

// The audit's script is put into the page, which the page's own policy forbids to anyone else.
test.use({ bypassCSP: true });

const resolve = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const source = readFileSync(resolve.resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What the audit finds serious or critical on the page as it stands. */
async function findings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const violations = await page.evaluate(async (): Promise<readonly Finding[]> => {
    const { axe }: { axe?: { run(options: object): Promise<{ violations: Finding[] }> } } = Object(globalThis);
    if (axe === undefined) throw new Error('The audit did not load.');
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`));
}

test('no view or dialog has a serious finding, in any theme', async ({ page, workbench }) => {
  test.setTimeout(360_000);
  await openSample(page, workbench);
  const found: string[] = [];
  for (const view of views) {
    await test.step(view.name, async () => {
      await view.show(page, workbench);
      for (const theme of ['light', 'dark', 'high-contrast']) {
        await page.evaluate((name) => {
          document.documentElement.dataset['theme'] = name;
        }, theme);
        found.push(...(await findings(page)).map((finding) => `${view.name}, ${theme}: ${finding}`));
      }
      await view.close?.(page);
    });
  }
  expect([...new Set(found)]).toEqual([]);
});
