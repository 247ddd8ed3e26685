// Guides: found among the places, read, and printed.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';

open();

const PHRASE = { en: 'urge to use', es: 'ganas de consumir' };
const COPING = '/guides/coping-with-cravings';

journey('words about a craving show the guide above the places', async (visit) => {
  const { page, say } = visit;
  await visit.go(`/search?q=${encodeURIComponent(PHRASE[visit.lang])}&near=80204`);
  const strip = page.getByRole('navigation', { name: say('guides.strip') });
  const link = strip.getByRole('link').first();
  assert.equal(await link.getAttribute('href'), visit.path(COPING));
  await visit.follow(link);
  assert.equal(visit.at, visit.path(COPING));
  await page.getByRole('heading', { name: say('guides.sources') }).waitFor();
});

journey('every guide is one step from the list, and its sections can be linked to', async (visit) => {
  const { page } = visit;
  await visit.go('/guides');
  const hrefs = await page.getByRole('main').getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(hrefs.length >= 16, `${hrefs.length} guides`);
  await visit.go('/guides/overdose-and-naloxone');
  const heading = page.locator('article h2 a').nth(1);
  await heading.click();
  assert.match(page.url(), /#[a-z0-9-]+$/);
});

journey('a guide that does not exist says so', async (visit) => {
  await visit.go('/guides/none', 404);
});

journey('links of guides stay in the language, and lead somewhere', async (visit) => {
  const { page } = visit;
  await visit.go('/guides');
  const guides = await page.getByRole('main').getByRole('link').evaluateAll((links) => links.map((link) => link.href));
  const inside = new Set();
  for (const guide of guides) {
    const html = await (await fetch(guide)).text();
    const article = html.slice(html.indexOf('<article'), html.indexOf('</article>'));
    for (const [, path] of article.matchAll(/href="(\/[^"#]*)/g)) inside.add(path.replaceAll('&amp;', '&'));
  }
  assert.ok(inside.size > 10);
  for (const path of inside) {
    assert.equal(path === '/es' || path.startsWith('/es/'), visit.lang === 'es', path);
    // The list is made by the browser that keeps it.
    const { status } = await fetch(visit.origin + path);
    assert.equal(status, 200, path);
  }
});

journey('a printed guide names its sources and has no controls', async (visit) => {
  const { page, say } = visit;
  await visit.go('/guides/questions-to-ask');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByRole('heading', { name: say('guides.sources') }).isVisible());
  for (const control of await page.getByRole('button').all()) assert.ok(!(await control.isVisible()));
  for (const format of ['Letter', 'A4']) {
    const pdf = await page.pdf({ format });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  }
});
