// What a new peer specialist does on a first day: from the home page to a list on somebody else's phone, on the real
// lists, on machines that have them. With WAYMARK_PICTURES=folder each step saves a screenshot there.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { open, site } from '../support/journey.js';
import { link, names, saveButtons, t } from '../support/list.js';
import { search } from '../support/results.js';
import { Visit } from '../support/visit.js';
import { VISITORS } from '../support/visitors.js';
import { realList } from '../support/waymark.js';

/** Longest time from the home page to the list on the second phone, in milliseconds. */
const LIMIT = 60_000;

const SCENARIOS = [
  {
    name: 'a woman who leaves jail needs methadone and a home in Baltimore',
    lang: 'en',
    place: 'Baltimore, MD',
    searches: [
      { what: 'methadone', city: 'Baltimore', needs: 'methadone' },
      { what: 'recovery housing for women', city: 'Baltimore', needs: 'recovery-housing' },
    ],
    title: 'For Monday',
    note: 'Open at 5:30. Bring your papers from release.',
  },
  {
    name: 'a father in Houston without insurance speaks Spanish',
    lang: 'es',
    place: 'Houston, TX',
    searches: [
      { what: 'dejar de tomar sin seguro en español', city: 'Houston', needs: 'treatment' },
      { what: 'apoyo para la familia', city: undefined, needs: 'family-support' },
    ],
    title: 'Para esta semana',
    note: 'Pregunte por alguien que hable español.',
  },
  {
    name: 'somebody of 17 in rural Montana needs to talk',
    lang: 'en',
    place: 'Miles City, MT',
    searches: [
      { what: 'counseling for teens', city: 'Miles City', needs: 'mental-health' },
      { what: 'text with someone', city: undefined, needs: 'crisis-line' },
    ],
    title: 'Numbers',
    note: 'They can meet by video.',
  },
];

const lists = await Promise.all(['su-2023.xlsx', 'mh-2023.xlsx'].map(realList));

const picture = async (page, name) => {
  const folder = process.env.WAYMARK_PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};

/** Searches from the home page and saves the first place. */
const find = async (visit, { what, city, needs }, place, label) => {
  await visit.go('/');
  await search(visit, what, place);
  const id = await saveButtons(visit).first().getAttribute('data-save');
  const listing = await (await fetch(`${visit.origin}/api/v1/listings/${id}`)).json();
  assert.ok(listing.terms.needs.includes(needs), `${listing.name} is for ${listing.terms.needs}`);
  if (city) assert.equal(listing.address.city, city, listing.name);
  await saveButtons(visit).first().click();
  await visit.page.locator('.save.is-on').first().waitFor();
  await picture(visit.page, `${label}-search`);
};

if (lists.every(Boolean)) {
  open(lists.map((file) => ({ file })));
  for (const [at, scenario] of SCENARIOS.entries()) {
    test(scenario.name, async (t_) => {
      const visitor = VISITORS.find(({ lang, size, script }) => lang === scenario.lang && size === 'phone' && script);
      const visit = await Visit.open(site.browser, site.origin, visitor);
      const other = await Visit.open(site.browser, site.origin, visitor);
      const label = `scenario-${at + 1}`;
      try {
        const from = performance.now();
        for (const [nth, wish] of scenario.searches.entries()) await find(visit, wish, scenario.place, `${label}-${nth + 1}`);
        await visit.page.locator('.my-list').getByRole('link').click();
        await visit.page.locator('.saved-places h2 a').nth(1).waitFor();
        await visit.page.getByLabel(t(visit).name_label).fill(scenario.title);
        await visit.page.locator('.saved-places').getByRole('textbox').first().fill(scenario.note);
        const shared = await link(visit);
        const saved = await names(visit);
        await picture(visit.page, `${label}-list`);
        await other.page.goto(shared);
        await other.page.getByRole('heading', { level: 1, name: scenario.title }).waitFor();
        await other.page.locator('.saved-places h2 a').nth(1).waitFor();
        const took = performance.now() - from;
        await picture(other.page, `${label}-shared`);
        assert.deepEqual(await names(other), saved);
        assert.ok(await other.page.getByText(scenario.note).isVisible());
        assert.ok((await other.page.locator('.saved-places a[href^="tel:"]').count()) > 0, 'a number to call');
        t_.diagnostic(`${(took / 1000).toFixed(1)} s, a link of ${shared.length} characters`);
        assert.ok(took < LIMIT, `${took} ms`);
      } finally {
        await visit.close();
        await other.close();
      }
    });
  }
} else {
  test('the real lists are missing', { skip: 'su-2023.xlsx and mh-2023.xlsx are not both in ../shared/data/samhsa' }, () => {});
}
