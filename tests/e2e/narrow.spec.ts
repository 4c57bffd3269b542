import { expect, test } from './fixtures/workbench.ts';
import { currentTurn } from './pages/coding.ts';
import { showConversation } from './pages/views.ts';
import { openSample } from './pages/workbench.ts';

test('in a narrow window, beside side bar and inspector, the margin says who coded', async ({ page, workbench }) => {
  await page.setViewportSize({ width: 1100, height: 760 });
  await openSample(page, workbench);
  await showConversation(page);
  await page.keyboard.press('Control+Alt+b');
  await expect(page.getByRole('region', { name: 'Inspector' })).toBeVisible();
  // A name of a code that takes all the room there is.
  for (const key of ['Shift+ArrowRight', 'c']) await page.keyboard.press(key);
  await page.keyboard.type('Cannot tell what the fee is for and whom to ask');
  await page.keyboard.press('Enter');
  await expect(currentTurn(page).locator('[data-coding]').filter({ hasText: 'Cannot tell' })).toBeVisible();
  await page.screenshot({ path: 'test-results/views/narrow.png' });
  const coders = await page.locator('[data-coding] > :nth-child(2)').evaluateAll((nodes) =>
    nodes.map((node) => ({ coder: node.textContent, shown: node.clientWidth, needed: node.scrollWidth })),
  );
  expect(coders.length).toBeGreaterThan(3);
  for (const { coder, shown, needed } of coders) expect(shown, `${coder} of ${needed} px`).toBeGreaterThanOrEqual(Math.min(needed, 30));
});
