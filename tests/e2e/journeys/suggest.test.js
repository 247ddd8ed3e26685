// Suggestions while typing: the combobox pattern, by keyboard and for screen readers.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';
import { withScript, withoutScript } from '../support/visitors.js';

open();

const what = ({ page, say }) => page.getByRole('combobox', { name: say('form.what'), exact: true });
const where = ({ page, say }) => page.getByRole('combobox', { name: say('form.place'), exact: true });
const list = ({ page, say }) => page.getByRole('listbox', { name: say('form.list') });

/** The state of a combobox, as assistive technology reads it. */
const state = async (box) => ({
  expanded: await box.getAttribute('aria-expanded'),
  active: await box.getAttribute('aria-activedescendant'),
});

journey('without scripts the field is a plain text field', async ({ page, say, go }) => {
  await go('/');
  const field = page.getByRole('textbox', { name: say('form.what'), exact: true });
  await field.fill('det');
  assert.equal(await field.getAttribute('aria-expanded'), null);
}, withoutScript);

journey('needs are suggested, chosen by arrow keys and announced', async (visit) => {
  const { page, say } = visit;
  await visit.go('/');
  const box = what(visit);
  assert.deepEqual(await state(box), { expanded: 'false', active: null });
  assert.equal(await box.getAttribute('aria-autocomplete'), 'list');
  const typed = { en: 'deto', es: 'desin' }[visit.lang];
  const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === typed);
  await box.pressSequentially(typed);
  await (await answered).finished();
  await list(visit).waitFor();
  assert.equal(await box.getAttribute('aria-controls'), await list(visit).getAttribute('id'));
  assert.deepEqual(await state(box), { expanded: 'true', active: null });
  const options = list(visit).getByRole('option');
  const count = await options.count();
  const announced = count === 1 ? say('form.found_1') : say('form.found_n').replace('#', count);
  await page.getByRole('status').filter({ hasText: announced }).waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowDown');
  const first = options.first();
  assert.deepEqual(await state(box), { expanded: 'true', active: await first.getAttribute('id') });
  assert.equal(await first.getAttribute('aria-selected'), 'true');
  const chosen = await first.innerText();
  await page.keyboard.press('Enter');
  await list(visit).waitFor({ state: 'hidden' });
  assert.equal(await box.inputValue(), chosen);
  assert.deepEqual(await state(box), { expanded: 'false', active: null });
  assert.equal(visit.at, visit.path('/'), 'Enter chose; it did not search');
  await visit.leave(() => page.keyboard.press('Enter'));
  assert.equal(new URL(page.url()).searchParams.get('q'), chosen);
}, withScript);

journey('Escape closes the list and keeps what was typed', async (visit) => {
  await visit.go('/');
  const box = what(visit);
  await box.pressSequentially('det');
  await list(visit).waitFor();
  await visit.page.keyboard.press('ArrowUp');
  assert.notEqual((await state(box)).active, null);
  await visit.page.keyboard.press('Escape');
  await list(visit).waitFor({ state: 'hidden' });
  assert.equal(await box.inputValue(), 'det');
  assert.deepEqual(await state(box), { expanded: 'false', active: null });
}, withScript);

journey('a place is suggested and chosen', async (visit) => {
  const { page } = visit;
  await visit.go('/search?q=detox');
  await where(visit).pressSequentially('denv');
  await list(visit).getByRole('option', { name: 'Denver, CO', exact: true }).click();
  assert.equal(await where(visit).inputValue(), 'Denver, CO');
  await where(visit).focus();
  await visit.leave(() => page.keyboard.press('Enter'));
  const { pathname, searchParams } = new URL(page.url());
  assert.equal(pathname, visit.path('/search'));
  // The form also sends the fields that were left empty.
  const filled = [...searchParams].filter(([, value]) => value !== '');
  assert.deepEqual(filled, [['q', 'detox'], ['near', 'Denver, CO']]);
}, withScript);

journey('a name is suggested and leads to its page', async (visit) => {
  const { page } = visit;
  await visit.go('/');
  await what(visit).pressSequentially('larkspur');
  await list(visit).getByRole('option', { name: 'Larkspur Hollow Detox Center' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await visit.leave(() => page.keyboard.press('Enter'));
  assert.ok(visit.at.startsWith(visit.path('/r/')), visit.at);
  await page.getByRole('heading', { level: 1, name: 'Larkspur Hollow Detox Center' }).waitFor();
}, withScript);

journey('once a place is typed in full, no list covers the button', async (visit) => {
  const { page, say } = visit;
  await visit.go('/');
  const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.has('near'));
  await where(visit).fill('denver, co');
  await (await answered).finished();
  await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 100)));
  await visit.follow(page.getByRole('button', { name: say('form.go'), exact: true }));
  assert.equal(new URL(page.url()).searchParams.get('near'), 'denver, co');
}, withScript);
