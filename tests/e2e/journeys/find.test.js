// The main path: say what and where, choose a place, reach it.
import assert from 'node:assert/strict';
import { journey, open, site } from '../support/journey.js';
import { headline, hits, names, search } from '../support/results.js';

open();

journey('a search on the home page leads to places nearby', async (visit) => {
  const { page, say } = visit;
  await visit.go('/');
  await search(visit, 'detox', '80204');
  assert.equal(visit.at, visit.path('/search?q=detox&near=80204'));
  const title = await headline(page).innerText();
  assert.ok(title.includes('detox') && title.endsWith('Denver, CO 80204'), title);
  const first = hits(page).first();
  await first.getByText('Denver, CO').waitFor();
  await first.getByRole('link', { name: say('hit.call', { number: '303-555-0101' }) }).waitFor();
  assert.equal((await names(page))[0], 'Larkspur Hollow Detox Center');
});

journey('a place found can be called, visited and read about', async (visit) => {
  const { page, say } = visit;
  await visit.go('/search?q=detox&near=80204');
  await visit.follow(hits(page).first().getByRole('link', { name: say('results.details') }));
  await page.getByRole('heading', { level: 1, name: 'Larkspur Hollow Detox Center' }).waitFor();
  const reach = page.getByRole('region', { name: say('listing.reach') });
  const call = reach.getByRole('link', { name: '303-555-0101' });
  assert.equal(await call.getAttribute('href'), 'tel:+13035550101');
  const intake = reach.getByRole('link', { name: '303-555-0160' });
  assert.equal(await intake.getAttribute('href'), 'tel:+13035550160,12');
  const asked = encodeURIComponent('1210 Invented Street, Denver, CO 80204');
  const own = reach.getByRole('link', { name: say('listing.geo') });
  assert.equal(await own.getAttribute('href'), `geo:0,0?q=${asked}`);
  const maps = reach.getByRole('link', { name: say('listing.maps') });
  assert.equal(await maps.getAttribute('href'), `https://www.google.com/maps/dir/?api=1&destination=${asked}`);
  assert.equal(await maps.getAttribute('rel'), 'noreferrer');
  await page.getByText(say('listing.first'), { exact: true }).waitFor();
  await page.getByText(/findtreatment\.gov.*2025/).first().waitFor();
});

journey('a need on the home page leads to places that meet it', async (visit) => {
  const { page, lang } = visit;
  await visit.go('/');
  const need = { en: 'Housing and shelter', es: 'Vivienda y albergue' }[lang];
  await visit.follow(page.getByRole('main').getByRole('link', { name: need }));
  assert.equal(visit.at, visit.path('/search?need=housing'));
  assert.ok((await hits(page).count()) > 3);
});

journey('a kind of need can be chosen on the home page', async (visit) => {
  const { page, lang, say } = visit;
  await visit.go('/');
  const [need, kind] = { en: ['Alcohol and drug treatment', 'Methadone'], es: ['Tratamiento de alcohol y drogas', 'Metadona'] }[lang];
  await page.getByText(`${say('home.kinds')}: ${need}`).click();
  await visit.follow(page.getByRole('link', { name: kind, exact: true }));
  assert.equal(visit.at, visit.path('/search?need=methadone'));
});

journey('a visitor who is not sure finds people to talk to', async (visit) => {
  const { page, say } = visit;
  await visit.go('/');
  await visit.follow(page.getByRole('link', { name: say('home.unsure') }));
  assert.equal(visit.at, visit.path('/help-now'));
  const call = page.getByRole('main').getByRole('link', { name: say('strip.call_988'), exact: true }).first();
  assert.equal(await call.getAttribute('href'), 'tel:988');
});

journey('a wrong slug redirects to the right address', async (visit) => {
  const { page } = visit;
  const found = await (await fetch(`${site.origin}/api/v1/search?q=sunbreak`)).json();
  const { url } = found.results[0];
  await visit.go(`${url.replace(/[^/]+$/, '')}some-old-name`);
  assert.equal(visit.at, visit.path(url));
  await page.getByRole('heading', { level: 1, name: 'Sunbreak Detox' }).waitFor();
});

journey('a page that is not there says so and offers a search', async (visit) => {
  const { page, say } = visit;
  for (const path of ['/nowhere', '/r/p-0000000000/gone']) {
    await visit.go(path, 404);
    await page.getByRole('heading', { level: 1, name: say('error.not_found') }).waitFor();
  }
  await search(visit, 'methadone', 'Denver, CO');
  assert.ok((await names(page)).includes('Stonefly Opioid Treatment Program'));
});
