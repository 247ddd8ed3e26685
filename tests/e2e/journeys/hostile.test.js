// Hostile input, which ordinary visitors never type: the pages stay intact.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journey, open, site } from '../support/journey.js';
import { headline } from '../support/results.js';

open();

const QUERIES = {
  'ten thousand letters': `q=${'a'.repeat(10_000)}`,
  'ten thousand brackets': `q=${'('.repeat(5_000)}${')'.repeat(5_000)}`,
  'null bytes': 'q=de%00tox&near=%00',
  'emoji and marks of direction': `q=${encodeURIComponent('💊🏠 \u202edetox\u202c \u200f')}`,
  'markup': `q=${encodeURIComponent('"><script>alert(1)</script><img src=x onerror=alert(1)>')}`,
  'a query language': `q=${encodeURIComponent('name:* OR (need:[a TO z]) AND NOT "x"~5^9')}`,
  'broken escapes': 'q=%E0%A4&near=%ZZ',
  'senseless values': 'q=detox&near=80204&radius=-1&need=nonsense&sort=up&page=99999999999',
  'the same key a thousand times': `q=detox&${'need=detox&'.repeat(1_000)}`,
};

/** These could break a page in the browser; the others are for the server. */
const FOR_BROWSERS = ['ten thousand letters', 'emoji and marks of direction', 'markup'];

test('a hostile query gets a whole page with a form to try again', async () => {
  for (const [name, query] of Object.entries(QUERIES)) {
    for (const path of ['/search', '/es/search']) {
      const response = await fetch(`${site.origin}${path}?${query}`);
      assert.equal(response.status, 200, name);
      assert.match(await response.text(), /<form[^]*<h1[^>]*>[^<]+<[^]*<\/html>\s*$/, name);
    }
  }
});

journey('a hostile query neither runs nor widens the page', async (visit) => {
  const { page, say } = visit;
  for (const name of FOR_BROWSERS) {
    const query = QUERIES[name];
    await visit.go(`/search?${query}`);
    await headline(page).waitFor();
    assert.equal(await page.getByRole('button', { name: say('form.go'), exact: true }).count(), 1, name);
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.ok(!isWide, `${name}: nothing to scroll sideways`);
    assert.equal(await page.locator('main script, main img').count(), 0, name);
  }
});

journey('an address that is far too long gets an error page', async (visit) => {
  const { page, say } = visit;
  const path = `/search?q=${'a'.repeat(20_000)}`;
  visit.missing = site.origin + visit.path(path);
  const response = await page.goto(visit.missing);
  assert.equal(response.status(), 414);
  await page.getByRole('heading', { level: 1, name: say('error.request') }).waitFor();
  await page.getByRole('link', { name: say('strip.call_988') }).waitFor();
  await page.getByRole('link', { name: say('site.exit') }).waitFor();
});
