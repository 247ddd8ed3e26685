// Quick exit: there on every page, and with JavaScript it leaves no way back to the page it left.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';
import { withScript } from '../support/visitors.js';

open();

const AWAY = 'https://www.weather.gov/';

const exit = ({ page, say }) => page.getByRole('banner').getByRole('link', { name: say('site.exit') });

/** Opens the first page of a visit. */
const begin = async (visit, path) => {
  await visit.page.goto('about:blank');
  await visit.expectToLeaveFor(AWAY);
  await visit.go(path);
};

/** Checks that the visitor has left, and that going back leads to the page before Waymark. */
const isGoneForGood = async ({ page }) => {
  await page.waitForURL(AWAY);
  await page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
  await page.goBack();
  assert.equal(page.url(), 'about:blank');
};

journey('the quick exit leads away', async (visit) => {
  await begin(visit, '/search?q=detox&near=80204');
  await visit.follow(exit(visit));
  await visit.page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
  if (visit.script) await isGoneForGood(visit);
});

journey('the quick exit works by keyboard', async (visit) => {
  await begin(visit, '/help-now');
  await exit(visit).focus();
  await visit.leave(() => visit.page.keyboard.press('Enter'));
  await visit.page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
  if (visit.script) await isGoneForGood(visit);
});

for (const key of ['Shift', 'Escape']) {
  journey(`${key} pressed three times leaves for good`, async (visit) => {
    await begin(visit, '/privacy');
    for (let presses = 0; presses < 3; presses += 1) await visit.page.keyboard.press(key);
    await isGoneForGood(visit);
  }, withScript);
}

journey('capital letters and single presses do not leave', async (visit) => {
  const { page, say } = visit;
  await visit.go('/');
  await page.getByLabel(say('form.what'), { exact: true }).focus();
  for (const key of ['Shift+A', 'Shift+B', 'Shift+C', 'Escape', 'Shift', 'Escape']) await page.keyboard.press(key);
  assert.equal(visit.at, visit.path('/'));
  assert.equal(await page.getByLabel(say('form.what'), { exact: true }).inputValue(), 'ABC');
}, withScript);
