// Without a network: what is kept after one visit. The tests stop the server, because a browser in offline mode still
// lets service workers use the network.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { filled, saveFirst, t } from '../support/list.js';
import { Visit, launch } from '../support/visit.js';
import { VISITORS } from '../support/visitors.js';
import { serve } from '../support/waymark.js';

const COPING = '/guides/coping-with-cravings';
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A visit to a server of its own, which `leave` stops. */
const withServer = (name, run) => {
  for (const visitor of VISITORS.filter(({ script }) => script)) {
    test(`${name} [${visitor}]`, async () => {
      const server = await serve();
      const visit = await Visit.open(browser, server.origin, visitor);
      let isUp = true;
      const leave = async () => {
        isUp = false;
        await server.stop();
      };
      try {
        await run(visit, leave);
      } finally {
        await visit.close();
        if (isUp) await server.stop();
      }
    });
  }
};

const open = (visit, path) => visit.page.goto(visit.origin + visit.path(path));
const heading = (visit, key) => visit.page.getByRole('heading', { level: 1, name: visit.say(key) }).waitFor();

withServer('after one visit help now and the guides work offline, and no search was kept', async (visit, leave) => {
  const { page, say } = visit;
  await visit.go('/');
  await page.evaluate(async (path) => {
    await navigator.serviceWorker.ready;
    const isKept = async () => (await caches.match(path)) !== undefined;
    while (!(await isKept())) await new Promise((done) => setTimeout(done, 50));
  }, visit.path(COPING));
  await open(visit, '/search?q=detox');
  await leave();
  await open(visit, '/help-now');
  await heading(visit, 'now.title');
  assert.ok(await page.getByRole('link', { name: /988/ }).first().isVisible());
  await open(visit, COPING);
  await page.getByRole('heading', { name: say('guides.sources') }).waitFor();
  await open(visit, '/search?q=detox');
  await heading(visit, 'offline.title');
  await page.getByRole('main').getByRole('link', { name: say('site.now') }).first().click();
  await heading(visit, 'now.title');
  const names = await page.evaluate(() => caches.keys());
  assert.equal(names.length, 1);
  const kept = await page.evaluate(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url), names[0]);
  assert.ok(kept.length > 10 && !kept.some((url) => url.includes('/search')), kept.join(' '));
});

withServer('a saved list shows its numbers and takes notes offline', async (visit, leave) => {
  const { page } = visit;
  await visit.go('/');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await saveFirst(visit, '/search?near=80204&radius=200', 2);
  // The worker itself must keep the files of the page: the browser's own cache may lose them any day.
  const missing = await page.evaluate(async () => {
    const files = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\/assets\/saved-list/.test(name));
    const kept = await Promise.all(files.map(async (file) => (await caches.match(file)) !== undefined));
    return files.length < 3 ? ['the page loads its files'] : files.filter((_, at) => !kept[at]);
  });
  assert.deepEqual(missing, []);
  const number = await page.locator('.saved-places a[href^="tel:"]').first().textContent();
  const name = await page.locator('.saved-places h2').first().textContent();
  await visit.go('/list?id=988-lifeline');
  await leave();
  await open(visit, '/list?id=988-lifeline');
  await heading(visit, 'offline.title');
  await open(visit, '/list');
  await page.getByRole('link', { name: number.trim() }).waitFor();
  await page.getByRole('alert').getByText(t(visit).no_connection).waitFor();
  const about = filled(t(visit).about, { what: t(visit).note, name });
  await page.getByRole('textbox', { name: about }).fill('Ask for Ana.');
  await page.reload();
  assert.equal(await page.getByRole('textbox', { name: about }).inputValue(), 'Ask for Ana.');
});

withServer('goals open offline once they have been opened', async (visit, leave) => {
  const { page } = visit;
  await visit.go('/');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await visit.go('/goals');
  await page.locator('#tracker form').first().waitFor();
  await leave();
  await page.reload();
  await page.locator('#tracker form').first().waitFor();
});
