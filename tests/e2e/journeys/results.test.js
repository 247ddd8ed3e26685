// What a results page offers beyond its list: order, pages, and a way on when nothing fits.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';
import { distances, headline, hits, names } from '../support/results.js';

open();

journey('the nearest places can be listed first', async (visit) => {
  const { page, say } = visit;
  await visit.go('/search?need=treatment&near=80204');
  const order = page.getByRole('navigation', { name: say('results.order') });
  await visit.follow(order.getByRole('link', { name: say('results.nearest') }));
  assert.equal(new URL(page.url()).searchParams.get('sort'), 'distance');
  const miles = await distances(page);
  assert.ok(miles.length >= 10, `${miles.length} places have a distance`);
  assert.deepEqual(miles, miles.toSorted((a, b) => a - b));
  assert.equal((await names(page))[0], 'Larkspur Hollow Detox Center');
  const nearest = order.getByRole('link', { name: say('results.nearest') });
  assert.equal(await nearest.getAttribute('aria-current'), 'true');
});

journey('the pages of a long list follow each other without repeats', async (visit) => {
  const { page, say } = visit;
  await visit.go('/search');
  const title = await headline(page).innerText();
  const first = await names(page);
  assert.equal(first.length, 20);
  const pages = page.getByRole('navigation', { name: say('results.pages') });
  await visit.follow(pages.getByRole('link', { name: say('results.next') }));
  assert.equal(visit.at, visit.path('/search?page=2'));
  assert.equal(await headline(page).innerText(), title);
  const second = await names(page);
  assert.equal(second.length, 20);
  assert.equal(await pages.getByRole('link', { name: say('results.page', { n: 2 }), exact: true }).getAttribute('aria-current'), 'page');
  await visit.follow(pages.getByRole('link', { name: say('results.previous') }));
  assert.deepEqual(await names(page), first);
  assert.notDeepEqual(first, second);
});

journey('a search without results offers broader ones and people to call', async (visit) => {
  const { page, say } = visit;
  await visit.go('/search?q=zzqqxx&near=80204&radius=10&pay=medicare');
  await page.getByRole('heading', { name: say('results.empty_title') }).waitFor();
  await page.getByRole('heading', { name: say('results.empty_lines') }).waitFor();
  const calls = page.getByRole('main').getByRole('link', { name: say('hit.call', { number: '988' }) });
  assert.equal(await calls.first().getAttribute('href'), 'tel:988');
  const looser = {
    [say('results.empty_filters')]: '/search?q=zzqqxx&near=80204&radius=10',
    [say('results.empty_wider', { miles: 25 })]: '/search?q=zzqqxx&near=80204&radius=25&pay=medicare',
    [say('results.empty_place')]: '/search?q=zzqqxx&pay=medicare',
    [say('results.empty_words')]: '/search?near=80204&radius=10',
  };
  for (const [label, path] of Object.entries(looser)) {
    assert.equal(await page.getByRole('link', { name: label }).getAttribute('href'), visit.path(path));
  }
  await visit.follow(page.getByRole('link', { name: say('results.empty_words') }));
  assert.ok((await hits(page).count()) > 5);
});

journey('an unknown place is reported as unknown', async (visit) => {
  const { page, say } = visit;
  await visit.go('/search?q=detox&near=Qxzzyville');
  await page.getByText(say('results.place_unknown', { place: 'Qxzzyville' })).waitFor();
  assert.ok((await hits(page).count()) > 0);
});

journey('a mistyped word is understood, and the page says how', async (visit) => {
  const { page, say } = visit;
  await visit.go('/search?q=methadonne&near=80204');
  await page.getByText(say('results.corrected', { words: 'methadone' })).waitFor();
  assert.ok((await names(page)).includes('Stonefly Opioid Treatment Program'));
});

journey('a place without coordinates has no exact distance', async (visit) => {
  const { page } = visit;
  await visit.go('/search?q=sunbreak&near=80204');
  const about = { en: /about \d+ miles?/, es: /a unas \d+ millas|1 milla, más o menos/ }[visit.lang];
  await hits(page).filter({ hasText: 'Sunbreak Detox' }).getByText(about).waitFor();
});
