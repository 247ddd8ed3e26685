// Reporting a mistake: the form needs no script, and nothing typed is lost.
import assert from 'node:assert/strict';
import { isSound } from '../pages/sound.js';
import { journey, open, site } from '../support/journey.js';
import { VISITORS } from '../support/visitors.js';

open();

/** A different place for each visitor, because each place can only be corrected a few times a day. */
const placeOf = async ({ lang, size, script }) => {
  const { results } = await (await fetch(`${site.origin}/api/v1/search?q=treatment&near=80204&limit=50`)).json();
  const number = VISITORS.findIndex((visitor) => visitor.lang === lang && visitor.size === size && visitor.script === script);
  assert.ok(results.length >= VISITORS.length, `${results.length} places`);
  return results[number].url;
};

const formOf = (url) => url.replace(/[^/]+$/, 'correction');
const words = ({ page, say }) => page.getByLabel(say('correction.right'), { exact: true });
const send = ({ page, say, leave }) => leave(() => page.getByRole('button', { name: say('correction.send'), exact: true }).click());

journey('a visitor says what is wrong and is thanked', async (visit) => {
  const { page, say } = visit;
  const url = await placeOf(visit);
  await visit.go(url);
  await visit.follow(page.getByRole('link', { name: say('listing.wrong'), exact: true }));
  assert.equal(visit.at, visit.path(formOf(url)));
  await page.getByRole('group', { name: say('correction.what') }).getByLabel(say('correction.phone'), { exact: true }).check();
  await words(visit).fill('303-555-0199');
  await send(visit);
  assert.equal(visit.at, visit.path(`${formOf(url)}?sent=1`));
  await page.getByRole('heading', { level: 1, name: say('correction.thanks'), exact: true }).waitFor();
  await visit.follow(page.getByRole('link', { name: say('correction.back') }));
  assert.equal(visit.at, visit.path(url));
});

journey('an empty form is shown again, and can be sent once it is filled in', async (visit) => {
  const { page, say } = visit;
  const url = formOf(await placeOf(visit));
  await visit.go(url);
  await page.getByLabel(say('correction.hours'), { exact: true }).check();
  // The browser logs the status of the answer, 422, as an error of the page.
  visit.missing = page.url();
  await send(visit);
  await page.getByRole('alert').getByText(say('correction.no_text'), { exact: true }).waitFor();
  assert.ok(await page.getByLabel(say('correction.hours'), { exact: true }).isChecked());
  await words(visit).fill('Monday 9 to 5');
  await send(visit);
  await page.getByRole('heading', { level: 1, name: say('correction.thanks'), exact: true }).waitFor();
});

journey('a visitor who needs help right now is sent to it', async (visit) => {
  const { page, say } = visit;
  await visit.go(formOf(await placeOf(visit)));
  await visit.follow(page.getByRole('main').getByRole('link', { name: say('strip.more') }));
  assert.equal(visit.at, visit.path('/help-now'));
});

journey('people do not see the field that catches machines', async (visit) => {
  const { page, say } = visit;
  await visit.go(formOf(await placeOf(visit)));
  const trap = page.getByLabel(say('correction.trap'));
  assert.equal(await trap.count(), 1);
  assert.ok(!(await trap.isVisible()));
  await isSound(visit, formOf(await placeOf(visit)));
});
