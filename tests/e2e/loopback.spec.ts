import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/workbench.ts';

/** Notes what a page reports, asks for and connects to. */
function watch(page: Page): { complaints: string[]; requests: string[]; sockets: () => number } {
  const complaints: string[] = [];
  const requests: string[] = [];
  let sockets = 0;
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  page.on('websocket', () => (sockets += 1));
  return { complaints, requests, sockets: () => sockets };
}

test('a link opens the workbench once, in one tab', async ({ page, context, workbench }) => {
  const link = await workbench.link();
  const seen = watch(page);
  const socket = page.waitForEvent('websocket');
  await page.goto(link);
  await socket;
  await expect(page.locator('#root > *').first()).toBeVisible();

  // The token is gone from the address, and from what "back" could reach.
  expect(page.url()).toBe(`${new URL(link).origin}/`);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);

  // A reload keeps the session.
  const again = page.waitForEvent('websocket');
  await page.reload();
  await again;
  await expect(page.locator('#root > *').first()).toBeVisible();

  // No policy was violated, nothing was asked of anyone else.
  expect(seen.complaints).toEqual([]);
  expect(seen.requests.filter((url) => !url.startsWith(new URL(link).origin))).toEqual([]);

  // Another tab has no session, neither by the address nor by the used link.
  for (const address of [page.url(), link]) {
    const other = await context.newPage();
    const { sockets } = watch(other);
    await other.goto(address);
    await expect(other.getByText('This page needs a new link.')).toBeVisible();
    expect(sockets()).toBe(0);
    await other.close();
  }

  // A fresh link opens another one.
  const fresh = await context.newPage();
  const freshSocket = fresh.waitForEvent('websocket');
  await fresh.goto(await workbench.link());
  await freshSocket;
});

test('a foreign page reaches neither the socket nor the actions', async ({ page, workbench }) => {
  const { origin } = new URL(await workbench.link());
  const foreign = origin.replace('127.0.0.1', 'localhost');
  // The browser resolves localhost to this host, which refuses the name; a made-up answer gives the foreign page.
  await page.route(`${foreign}/**`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(`${foreign}/`);
  const outcome = await page.evaluate(async (host) => {
    const socket = await new Promise<string>((resolve) => {
      const tried = new WebSocket(`${host.replace('http', 'ws')}/ws`);
      tried.addEventListener('open', () => resolve('open'));
      tried.addEventListener('error', () => resolve('refused'));
    });
    const read = await fetch(`${host}/`).then(() => 'read', () => 'refused');
    const posted = await fetch(`${host}/session`, { method: 'POST', mode: 'no-cors', body: '{}' }).then(({ type }) => type, () => 'refused');
    return { socket, read, posted };
  }, origin);
  expect(outcome).toMatchObject({ socket: 'refused', read: 'refused' });
  // An opaque answer tells the page nothing; blocked by its resource policy it does not even arrive.
  expect(['opaque', 'refused']).toContain(outcome.posted);
});
