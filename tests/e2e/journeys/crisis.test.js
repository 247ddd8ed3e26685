// Danger to life: help is one step from every page, and searches that speak of danger show it first.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';

open();

const DANGER = {
  en: ['I want to kill myself', 'suicidal', 'my friend took too many pills', 'my husband hits me'],
  es: ['quiero morir', 'me quiero matar', 'sobredosis', 'mi esposo me pega'],
};
const ORDINARY = {
  en: ['detox', 'suicide prevention training', 'sober house', 'kill time'],
  es: ['desintoxicación', 'prevención del suicidio capacitación', 'terapia', 'vivienda'],
};

const panel = ({ page, say }) => page.getByRole('heading', { name: say('results.crisis_title') });

journey('words of danger show crisis lines above everything found', async (visit) => {
  const { page, say } = visit;
  for (const words of DANGER[visit.lang]) {
    await visit.go(`/search?q=${encodeURIComponent(words)}&near=80204`);
    await panel(visit).waitFor();
    const call = page.getByRole('main').getByRole('link', { name: say('strip.call_988'), exact: true }).first();
    assert.equal(await call.getAttribute('href'), 'tel:988', words);
    const found = page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('link', { name: say('results.details') }) });
    const first = (await found.count()) > 0 ? await found.first().boundingBox() : { y: Infinity };
    assert.ok((await call.boundingBox()).y < first.y, `${words}: 988 stands above the results`);
  }
});

journey('ordinary searches do not cry wolf', async (visit) => {
  for (const words of ORDINARY[visit.lang]) {
    await visit.go(`/search?q=${encodeURIComponent(words)}&near=80204`);
    assert.equal(await panel(visit).count(), 0, words);
  }
});

journey('help now is one step away', async (visit) => {
  const { page, say } = visit;
  await visit.go('/search?q=detox&near=80204');
  await visit.follow(page.getByRole('link', { name: say('strip.more') }));
  assert.equal(visit.at, visit.path('/help-now'));
  await page.getByRole('heading', { level: 1, name: say('now.title') }).waitFor();
});

journey('the help-now page calls, texts and chats', async (visit) => {
  const { page, say } = visit;
  await visit.go('/help-now');
  const main = page.getByRole('main');
  const hrefs = await main.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const wanted of ['tel:988', 'sms:988', 'tel:911']) assert.ok(hrefs.includes(wanted), wanted);
  const chats = main.getByRole('link', { name: say('listing.chat') });
  assert.ok((await chats.count()) > 0, 'a line to chat with');
  const first = await main.getByRole('link', { name: say('strip.call_988'), exact: true }).first().boundingBox();
  assert.ok(first.y + first.height < visit.viewport.height, '988 is in sight without scrolling');
});
