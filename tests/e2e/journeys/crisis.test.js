// Danger to life: help is one click away from every page, and searches that mention danger show it first.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';

open();

// The words, the title of the help they bring, and the number it offers first.
const SUICIDE = ['results.crisis_title', 'tel:988'];
const OVERDOSE = ['results.overdose_title', 'tel:911'];
const VIOLENCE = ['results.violence_title', 'tel:+18007997233'];
const DANGER = {
  en: [
    ['I want to kill myself', SUICIDE],
    ['sucidal', SUICIDE],
    ['my friend took too many pills', OVERDOSE],
    ['my husband hits me', VIOLENCE],
  ],
  es: [
    ['quiero morir', SUICIDE],
    ['me quiero matar', SUICIDE],
    ['sobredosis', OVERDOSE],
    ['mi esposo me pega', VIOLENCE],
  ],
};
const ORDINARY = {
  en: ['detox', 'suicide prevention training', 'sober house', 'kill time'],
  es: ['desintoxicación', 'prevención del suicidio capacitación', 'terapia', 'vivienda'],
};

const panels = ({ page, say }) =>
  [SUICIDE, OVERDOSE, VIOLENCE].map(([title]) => page.getByRole('heading', { name: say(title) }));

journey('words of danger show the right help above all results', async (visit) => {
  const { page, say } = visit;
  for (const [words, [title, number]] of DANGER[visit.lang]) {
    await visit.go(`/search?q=${encodeURIComponent(words)}&near=80204`);
    const help = page.getByRole('region', { name: say(title) });
    await help.waitFor();
    const call = help.getByRole('link').first();
    assert.equal(await call.getAttribute('href'), number, words);
    const box = await call.boundingBox();
    assert.ok(box.y + box.height <= visit.viewport.height, `${words}: in sight without scrolling`);
    assert.ok(box.y < (await page.getByRole('heading', { level: 1 }).boundingBox()).y, `${words}: above the results`);
  }
});

journey('ordinary searches show no crisis help', async (visit) => {
  for (const words of ORDINARY[visit.lang]) {
    await visit.go(`/search?q=${encodeURIComponent(words)}&near=80204`);
    for (const panel of panels(visit)) assert.equal(await panel.count(), 0, words);
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
