// The parts of the tracker: cravings, strengths, rhythms, tapering, handouts, and goals that a specialist sends.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { barriers, sideways, smallTargets } from '../support/faults.js';
import { journey, open } from '../support/journey.js';
import { beginOpen, button, isOpen, part, saved, t, write } from '../support/tracker.js';
import { withScript } from '../support/visitors.js';

open();

const form = ({ page }, label) => page.locator('form').filter({ has: page.getByLabel(label, { exact: true }) });

const setGoal = async (visit, words) => {
  await part(visit, t(visit).goals);
  await visit.page.getByLabel(t(visit).goal_words).fill(words);
  await button(visit, t(visit).set_goal).click();
  await visit.page.getByRole('heading', { name: words }).waitFor();
};

journey('every step can be undone, one after the other', async (visit) => {
  const { page } = visit;
  await beginOpen(visit);
  await part(visit, t(visit).journal);
  for (const words of ['First', 'Second', 'Third']) {
    await write(visit, words);
    await page.getByText(words, { exact: true }).waitFor();
  }
  for (const words of ['Third', 'Second', 'First']) {
    await button(visit, t(visit).undo).click();
    await page.getByText(words, { exact: true }).waitFor({ state: 'detached' });
  }
}, withScript);

journey('a craving is ridden out, and the journal keeps it', async (visit) => {
  const { page } = visit;
  await beginOpen(visit);
  await button(visit, t(visit).urge).click();
  await page.getByLabel(t(visit).urge_before).fill('8');
  await button(visit, t(visit).urge_start).click();
  await page.getByRole('timer').waitFor();
  await page.getByText(t(visit).urge_breathe).waitFor();
  await button(visit, t(visit).urge_end).click();
  await page.getByLabel(t(visit).urge_after).fill('3');
  await form(visit, t(visit).urge_helped).getByRole('button', { name: t(visit).save, exact: true }).click();
  await saved(visit);
  await part(visit, t(visit).journal);
  const fell = t(visit).urge_fell.replace('{before}', 8).replace('{after}', 3).replace('{minutes}', t(visit).one_minute);
  await page.getByText(fell).waitFor();
}, withScript);

journey('a goal can have rhythms, a plan to use less, and answers that make it clearer', async (visit) => {
  const { page } = visit;
  await beginOpen(visit);
  await setGoal(visit, 'Drink less');
  await page.getByLabel(t(visit).add_action).fill('Go to the group');
  await page.getByLabel(t(visit).how_often).selectOption({ label: t(visit).n_a_week.replace('{n}', 3) });
  await form(visit, t(visit).add_action).getByRole('button', { name: t(visit).add, exact: true }).click();
  await page.getByRole('checkbox', { name: 'Go to the group' }).check();
  await page.locator('.ticks').getByText(t(visit).n_a_week.replace('{n}', 3)).waitFor();
  await page.getByText(t(visit).smart, { exact: true }).click();
  await page.getByLabel(t(visit).relevant).fill('My daughter');
  await form(visit, t(visit).relevant).getByRole('button', { name: t(visit).save, exact: true }).click();
  await page.getByText(t(visit).taper, { exact: true }).click();
  await page.getByLabel(t(visit).taper_unit).fill('beers');
  await page.getByLabel(t(visit).taper_most).fill('many');
  await button(visit, t(visit).taper_add).click();
  await page.getByText(t(visit).taper_bad).waitFor();
  await page.getByLabel(t(visit).taper_most).fill('2.5');
  await button(visit, t(visit).taper_add).click();
  for (const [amount, told] of [['2', t(visit).taper_within], ['4', t(visit).taper_above]]) {
    await page.getByLabel(t(visit).taper_today, { exact: true }).fill(amount);
    await form(visit, t(visit).taper_today).getByRole('button').click();
    await page.getByText(told).waitFor();
  }
  await saved(visit);
  await visit.go('/goals');
  await isOpen(visit);
  await part(visit, t(visit).goals);
  await page.getByText(t(visit).smart, { exact: true }).click();
  assert.equal(await page.getByLabel(t(visit).relevant).inputValue(), 'My daughter');
}, withScript);

journey('strengths are summed up once every question is answered', async (visit) => {
  const { page } = visit;
  await beginOpen(visit);
  await part(visit, t(visit).strengths);
  await button(visit, t(visit).save).click();
  await page.getByText(t(visit).barc_missing).waitFor();
  for (let at = 1; at <= 10; at += 1) {
    await page.getByRole('group', { name: t(visit)[`barc_${at}`] }).getByLabel('4', { exact: true }).check();
  }
  await button(visit, t(visit).save).click();
  await page.getByText(t(visit).barc_sum.replace('{day}: ', '').replace('{sum}', 40)).waitFor();
}, withScript);

journey('a handout is previewed, and has only what was picked', async (visit) => {
  const { page } = visit;
  await beginOpen(visit);
  await setGoal(visit, 'Find a room');
  await part(visit, t(visit).journal);
  await write(visit, 'For nobody else');
  await saved(visit);
  await part(visit, t(visit).share);
  const sheet = page.locator('.handout');
  await sheet.getByText('Find a room').waitFor();
  assert.equal(await sheet.getByText('For nobody else').count(), 0);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await sheet.isVisible(), true, 'it is printed');
  assert.equal(await page.locator('.sheet').first().isVisible(), false, 'and no blank sheet');
  await page.emulateMedia({ media: null });
  const downloading = page.waitForEvent('download');
  await button(visit, t(visit).share_save).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  assert.match(text, /Find a room/);
  assert.doesNotMatch(text, /For nobody else/);
}, withScript);

journey('goals come in a link that no server sees, and the client chooses', async (visit) => {
  const { page } = visit;
  const sent = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await beginOpen(visit);
  await part(visit, t(visit).goals);
  await page.getByText(t(visit).starter, { exact: true }).click();
  for (const goal of ['Get an ID card', 'See a doctor']) {
    await page.getByLabel(t(visit).starter_goal).fill(goal);
    await page.getByLabel(t(visit).starter_steps).fill('Call first\nBring papers');
    await button(visit, t(visit).starter_add).click();
  }
  await button(visit, t(visit).starter_make).click();
  const link = await page.getByLabel(t(visit).starter_link).inputValue();
  assert.match(link, /#start=[\w-]+$/);
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('heading', { name: t(visit).starter_got }).waitFor();
  assert.ok(!page.url().includes('start'), 'the address has forgotten them');
  await page.getByRole('checkbox', { name: 'See a doctor' }).uncheck();
  await button(visit, t(visit).starter_take).click();
  await saved(visit);
  await part(visit, t(visit).goals);
  await page.getByRole('heading', { name: 'Get an ID card' }).waitFor();
  assert.equal(await page.getByRole('heading', { name: 'See a doctor' }).count(), 0);
  await page.getByRole('checkbox', { name: 'Bring papers' }).waitFor();
  const fragment = new URL(link).hash.slice(1);
  assert.ok(!sent.some((line) => line.includes(fragment)), 'the fragment was sent');
  await page.goto('about:blank');
  await page.goto(link.slice(0, -9));
  await page.getByText(t(visit).starter_damaged).waitFor();
}, withScript);

journey('no part has barriers, small targets or a sideways scroll, with long words in it', async (visit) => {
  const { page } = visit;
  await beginOpen(visit);
  await setGoal(visit, 'Donaudampfschifffahrtsgesellschaftskapitän '.repeat(4).trim());
  for (const name of ['today', 'goals', 'days', 'plans', 'journal', 'strengths', 'share', 'settings']) {
    await part(visit, t(visit)[name]);
    await page.evaluate(() => document.querySelectorAll('#tracker details').forEach((more) => (more.open = true)));
    const faults = [...(await smallTargets(visit)), ...(await sideways(visit)), ...(await barriers(visit))];
    assert.deepEqual(faults, [], name);
  }
}, withScript);
