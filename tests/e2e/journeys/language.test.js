// Two languages: the switch keeps the page and what was asked.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';
import { otherLanguage } from '../support/faults.js';
import { filter, headline, names } from '../support/results.js';
import { other, text } from '../support/texts.js';
import { withScript } from '../support/visitors.js';

open();

const languageSwitch = ({ page, say }) => page.getByRole('banner').getByRole('link', { name: say('site.switch') });

journey('the language switch keeps the page and the search', async (visit) => {
  const { page, lang } = visit;
  await visit.go('/search?q=detox&near=80204&need=detox&pay=medicare&sort=distance');
  const found = await names(page);
  const wanted = otherLanguage(visit.lang, visit.at);
  await visit.follow(languageSwitch(visit));
  assert.equal(visit.at, wanted);
  assert.equal(await page.getByRole('document').or(page.locator('html')).first().getAttribute('lang'), other(lang));
  assert.deepEqual(await names(page), found);
  await page.getByRole('button', { name: text(other(lang), 'form.go'), exact: true }).waitFor();
});

journey('the switch follows filters that apply at once', async (visit) => {
  const { page } = visit;
  await visit.go('/search?q=detox&near=80204');
  const before = await headline(page).innerText();
  await (await filter(visit, 'Medicare')).check();
  await headline(page).filter({ hasNotText: before }).waitFor();
  const wanted = otherLanguage(visit.lang, visit.at);
  await visit.follow(languageSwitch(visit));
  assert.equal(visit.at, wanted);
  assert.match(visit.at, /pay=medicare/);
}, withScript);
