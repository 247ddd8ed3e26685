// Goals and plans stay on the device: none of them leave it, and none are lost.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';
import { PASSPHRASE, begin, beginOpen, button, erase, openBackup, part, saved, stored, t, unlock } from '../support/tracker.js';
import { withScript, withoutScript } from '../support/visitors.js';

open();

/** Every address and body that the browser sent. */
const traffic = (visit) => {
  const sent = [];
  visit.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  return sent;
};

journey('a goal and its steps are still there after the vault was locked', async (visit) => {
  const { page } = visit;
  const sent = traffic(visit);
  await begin(visit);
  await button(visit, t(visit).set_goal).click();
  await page.getByLabel(t(visit).goal_words).fill('Sleep without pills, Zaragoza');
  await page.getByLabel(t(visit).first_step).fill('Ask Dr. Quimby');
  await button(visit, t(visit).set_goal).click();
  await page.getByRole('heading', { name: 'Sleep without pills, Zaragoza' }).waitFor();
  const step = page.getByRole('checkbox', { name: 'Ask Dr. Quimby' });
  await step.check();
  await saved(visit);
  await button(visit, t(visit).undo).click();
  assert.equal(await step.isChecked(), false);
  await step.check();
  await saved(visit);
  await button(visit, t(visit).lock).click();
  await unlock(visit, 'another passphrase');
  await page.getByText(t(visit).refused_passphrase).waitFor();
  await unlock(visit);
  await part(visit, t(visit).goals);
  assert.equal(await page.getByRole('checkbox', { name: 'Ask Dr. Quimby' }).isChecked(), true);
  for (const word of ['Zaragoza', 'Quimby', 'otters']) {
    assert.ok(!sent.some((line) => line.includes(word)), `${word} left the device`);
  }
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.ok(!stored.includes('Zaragoza'));
}, withScript);

journey('a return to use does not erase any days', async (visit) => {
  const { page } = visit;
  await begin(visit);
  await part(visit, t(visit).days);
  const ago = (days) => {
    const day = new Date(Date.now() - days * 86_400_000);
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  };
  await page.getByLabel(t(visit).count_what).fill('Days without alcohol');
  await page.getByLabel(t(visit).count_began).fill(ago(40));
  await button(visit, t(visit).count_these).click();
  const days = (number) => page.getByText(t(visit).n_days.replace('{n}', number), { exact: true });
  await days(40).first().waitFor();
  await button(visit, t(visit).i_used).click();
  await page.getByText(t(visit).return_kind).waitFor();
  await page.getByLabel(t(visit).return_day).fill(ago(10));
  await page.getByLabel(t(visit).return_happened).fill('It was payday');
  await button(visit, t(visit).save).click();
  await days(10).first().waitFor();
  await days(39).first().waitFor();
  await days(29).first().waitFor();
  await saved(visit);
}, withScript);

journey('a backup opens on a device with nothing else', async (visit) => {
  const { page } = visit;
  await begin(visit);
  await part(visit, t(visit).plans);
  const section = page.locator('.plan-section').filter({ has: page.getByRole('heading', { name: t(visit).safety_1 }) });
  await section.getByRole('textbox').fill('I stop answering the phone');
  await section.getByRole('button', { name: t(visit).add, exact: true }).click();
  await section.getByText('I stop answering the phone').waitFor();
  await saved(visit);
  await part(visit, t(visit).settings);
  const downloading = page.waitForEvent('download');
  await button(visit, t(visit).backup_save).click();
  const file = await (await downloading).path();
  await saved(visit);
  await visit.go('/plans');
  await erase(visit);
  await visit.go('/plans');
  await openBackup(visit, file);
  await page.getByText('I stop answering the phone').waitFor();
}, withScript);

journey('nothing is written if another vault has taken its place', async (visit) => {
  const { page } = visit;
  await beginOpen(visit);
  const another = await stored(visit, 'meta', 'get', 'header');
  await erase(visit);
  await begin(visit);
  await part(visit, t(visit).journal);
  await page.getByLabel(t(visit).journal_words).fill('Mine alone');
  await button(visit, t(visit).save).click();
  await saved(visit);
  await stored(visit, 'meta', 'put', another, 'header');
  await visit.go('/goals');
  await page.getByText(t(visit).damaged_header).waitFor();
  assert.equal(await stored(visit, 'rows', 'count'), 1, 'what was written is still there');
}, withScript);

journey('without a passphrase the page says who can read the vault, before and after', async (visit) => {
  const { page } = visit;
  await visit.go('/goals');
  await page.getByLabel(t(visit).without_passphrase).check();
  await page.getByText(t(visit).open_warning).waitFor();
  await button(visit, t(visit).begin_now).click();
  await part(visit, t(visit).settings);
  await page.getByText(t(visit).backup_open).waitFor();
  assert.equal(await button(visit, t(visit).lock).count(), 0, 'there is nothing to lock with');
}, withScript);

journey('everybody gets the sheet to print', async (visit) => {
  const { page, say } = visit;
  await visit.go('/goals');
  await page.getByRole('heading', { name: say('goals.sheet') }).waitFor();
  assert.equal(await page.locator('#tracker').innerText(), '');
}, withoutScript);
