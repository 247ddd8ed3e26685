// Filters: applied by a button without JavaScript, at once with it.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';
import { chips, filter, headline, hits, names } from '../support/results.js';
import { withScript, withoutScript } from '../support/visitors.js';

open();

const MEDICARE = 'Medicare';
const RESIDENTIAL = { en: 'Residential rehab (live-in)', es: 'Rehabilitación con internado' };
const NEAR_DENVER = '/search?q=detox&near=80204';

journey('chosen filters narrow the search when they are applied', async (visit) => {
  const { page, say } = visit;
  await visit.go(NEAR_DENVER);
  const before = await names(page);
  await (await filter(visit, RESIDENTIAL[visit.lang])).check();
  await (await filter(visit, MEDICARE)).check();
  await visit.follow(page.getByRole('button', { name: say('results.apply') }));
  const query = new URL(page.url()).searchParams;
  assert.deepEqual([query.get('q'), query.get('near'), query.get('need'), query.get('pay')], ['detox', '80204', 'residential', 'medicare']);
  const after = await names(page);
  assert.ok(after.length > 0 && after.length < before.length, `${after.length} of ${before.length}`);
  assert.ok(after.every((name) => before.includes(name)));
  assert.ok(await (await filter(visit, MEDICARE)).isChecked());
}, withoutScript);

journey('a filter applies at once, keeps the focus and says what it found', async (visit) => {
  const { page } = visit;
  await visit.go(NEAR_DENVER);
  const before = await headline(page).innerText();
  const box = await filter(visit, RESIDENTIAL[visit.lang]);
  await box.focus();
  await page.keyboard.press('Space');
  await page.waitForURL((url) => url.searchParams.get('need') === 'residential');
  const after = headline(page).filter({ hasNotText: before });
  await after.waitFor();
  await page.getByRole('status').filter({ hasText: await after.innerText() }).waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'need-residential');
  assert.ok(await (await filter(visit, RESIDENTIAL[visit.lang])).isChecked());
  assert.ok((await page.title()).startsWith(await after.innerText()));
}, withScript);

journey('the back button undoes a filter', async (visit) => {
  const { page } = visit;
  await visit.go(NEAR_DENVER);
  const before = await headline(page).innerText();
  await (await filter(visit, MEDICARE)).check();
  await page.waitForURL(/pay=medicare/);
  await headline(page).filter({ hasNotText: before }).waitFor();
  await page.goBack();
  await headline(page).filter({ hasText: before }).waitFor();
  assert.equal(visit.at, visit.path(NEAR_DENVER));
  assert.equal(await (await filter(visit, MEDICARE)).isChecked(), false);
  await page.goForward();
  await headline(page).filter({ hasNotText: before }).waitFor();
  assert.ok(await (await filter(visit, MEDICARE)).isChecked());
}, withScript);

journey('two quick choices lead to a search for both', async (visit) => {
  const { page } = visit;
  await visit.go(NEAR_DENVER);
  const first = await filter(visit, RESIDENTIAL[visit.lang]);
  const second = await filter(visit, MEDICARE);
  await page.evaluate(([a, b]) => [a, b].forEach((box) => box.click()), [await first.elementHandle(), await second.elementHandle()]);
  await page.waitForURL((url) => url.searchParams.has('need') && url.searchParams.has('pay'));
  await chips(visit).getByRole('link', { name: MEDICARE }).waitFor();
  await chips(visit).getByRole('link', { name: RESIDENTIAL[visit.lang] }).waitFor();
}, withScript);

journey('another distance applies at once', async (visit) => {
  const { page, say } = visit;
  await visit.go(NEAR_DENVER);
  await page.getByLabel(say('form.radius')).selectOption('5');
  await page.waitForURL(/radius=5/);
  await chips(visit).getByRole('link', { name: say('results.within_chip', { miles: 5 }) }).waitFor();
  assert.ok(!(await names(page)).includes('Prairie Lantern Detox'));
}, withScript);

journey('a chip removes its own filter and no other', async (visit) => {
  const { page } = visit;
  await visit.go('/search?near=80204&radius=25&need=detox&pay=medicare');
  assert.equal(await chips(visit).getByRole('link').count(), 4);
  const chip = chips(visit).getByRole('link', { name: visit.say('results.remove', { what: '' }).trim() });
  await visit.follow(chip.filter({ hasText: MEDICARE }));
  assert.equal(visit.at, visit.path('/search?near=80204&radius=25&need=detox'));
  assert.ok((await hits(page).count()) > 0);
  assert.equal(await chips(visit).getByRole('link', { name: MEDICARE }).count(), 0);
});

journey('one link removes all filters', async (visit) => {
  await visit.go('/search?q=detox&near=80204&radius=25&need=detox&pay=medicare');
  await visit.follow(chips(visit).getByRole('link', { name: visit.say('results.clear') }));
  assert.equal(visit.at, visit.path(NEAR_DENVER));
  assert.equal(await chips(visit).count(), 0);
});
