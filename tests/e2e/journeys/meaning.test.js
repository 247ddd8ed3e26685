// How the words were understood: shown, and undone one phrase at a time.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';
import { listing } from '../support/pages.js';
import { hits, names } from '../support/results.js';

open();

const WORDS = { en: 'detox that takes medicaid', es: 'desintoxicación que acepte medicaid' };

const readings = ({ page, say }) => page.getByRole('list', { name: say('results.read') });

journey('each phrase is shown and can be removed', async (visit) => {
  const { page, lang, say } = visit;
  await visit.go(`/search?q=${encodeURIComponent(WORDS[lang])}&near=80204`);
  const found = (await names(page)).length;
  assert.ok(found > 0);
  await hits(page).first().getByText(/Medicaid/).first().waitFor();
  const chip = readings(visit).getByRole('link', { name: /Medicaid/ });
  assert.equal(await readings(visit).getByRole('link').count(), 2);
  await visit.follow(chip);
  assert.equal(await readings(visit).getByRole('link').count(), 1);
  assert.equal(await page.getByLabel(say('form.what'), { exact: true }).inputValue(), WORDS[lang].split(' ')[0]);
  assert.ok((await names(page)).length >= found);
});

journey('another place of the same name is one step away', async (visit) => {
  const { page, say } = visit;
  await visit.go('/search?q=detox+springfield');
  const places = page.getByRole('list', { name: say('results.which') });
  await visit.follow(places.getByRole('link', { name: 'Springfield, MO' }));
  assert.equal(visit.at, visit.path('/search?q=detox&near=Springfield%2C+MO'));
});

journey('places can be filtered by the time they are open', async (visit) => {
  const { page, say } = visit;
  await visit.go('/search?need=detox&near=80204&open=sat&at=18:00');
  const chosen = page.getByRole('list', { name: say('results.chosen') });
  await chosen.getByRole('link', { name: say('opening.chip_at', { day: say('listing.days').split(' ')[5], time: '6:00 PM' }) }).waitFor();
  // No place in the fixture has hours, so none is left out, and each says that its hours are unknown.
  await hits(page).first().getByText(say('hit.hours_unknown')).waitFor();
  assert.equal(await page.getByLabel(say('opening.day'), { exact: true }).inputValue(), 'sat');
});

journey('a place leads to others like it nearby', async (visit) => {
  const { page, say } = visit;
  await visit.go(await listing('Larkspur'));
  const similar = page.getByRole('region', { name: say('listing.similar') });
  const first = similar.getByRole('link').first();
  const name = await first.innerText();
  await visit.follow(first);
  await page.getByRole('heading', { level: 1, name }).waitFor();
});
