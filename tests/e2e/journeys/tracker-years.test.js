// Two years with the tracker, a day at a time: returns to use, backups, a lost device, another passphrase, a code on paper.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';
import { PASSPHRASE, begin, button, erase, isOpen, openBackup, part, saved, t, unlock } from '../support/tracker.js';

open();

/** One visitor is enough: the years are the same in every language and at every width. */
const onceEach = ({ lang, size, script }) => lang === 'en' && size === 'desktop' && script;

const DAY = 86_400_000;
/** Noon of the first day, by the clock on the wall; the days between hold a leap day and four changes of the clock. */
const FIRST = new Date(2027, 0, 1, 12);
const DAYS = 730;
/** Days, counted from the first, on which the person used again. */
const RETURNS = [45, 46, 200, 451];
/** How often, in days, they do what they meant to do every day. */
const WALKS = 2;
const OTHER = 'seven green umbrellas';

/** Stops the clock at a set time. Timers of the page keep running. */
const MOCK = () => {
  const Real = Date;
  let now = Real.now();
  globalThis.Date = class extends Real {
    constructor(...values) {
      super(...(values.length === 0 ? [now] : values));
    }

    static now() {
      return now;
    }
  };
  window.setNow = (to) => {
    now = to;
    // Pretends that somebody is there, so the vault stays unlocked and the page looks at the clock.
    window.dispatchEvent(new Event('pointerdown'));
    window.dispatchEvent(new Event('focus'));
  };
};

const dayOf = (at) => new Date(FIRST.getFullYear(), FIRST.getMonth(), FIRST.getDate() + at, 12);

const iso = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** What the figures must be on a day, computed independently of the program. */
const expected = (today, returns) => {
  const ends = returns.filter((day) => day <= today);
  let [total, best, zero] = [0, 0, 0];
  for (const end of ends) {
    total += end - zero - 1;
    best = Math.max(best, end - zero - 1);
    zero = end;
  }
  const current = today - zero;
  return { current, total: total + current, best: Math.max(best, current) };
};

const days = (visit, number) => (number === 1 ? t(visit).one_day : t(visit).n_days.replace('{n}', number));

const figuresAre = async (visit, today) => {
  await part(visit, t(visit).today);
  const { current, total, best } = expected(today, RETURNS);
  const tile = visit.page.locator('.tile');
  assert.equal(await tile.locator('.big-number').innerText(), days(visit, current), `day ${today}`);
  assert.deepEqual(await tile.locator('dd').allInnerTexts(), [days(visit, total), days(visit, best)], `day ${today}`);
};

const backup = async (visit) => {
  await part(visit, t(visit).settings);
  const downloading = visit.page.waitForEvent('download');
  await button(visit, t(visit).backup_save).click();
  const file = await (await downloading).path();
  await saved(visit);
  return file;
};

const restore = async (visit, file, secret) => {
  await visit.go('/goals');
  await erase(visit);
  await visit.go('/goals');
  await openBackup(visit, file, secret);
  await isOpen(visit);
};

/** Lives through a day: sometimes checks the figures, checks in, and perhaps takes a walk. */
const live = async (visit, at) => {
  const { page } = visit;
  await page.evaluate((to) => window.setNow(to), dayOf(at).getTime());
  if (RETURNS.includes(at)) {
    await part(visit, t(visit).days);
    await button(visit, t(visit).i_used).click();
    await page.getByLabel(t(visit).return_day).fill(iso(dayOf(at)));
    await page.getByLabel(t(visit).return_happened).fill(`Bramblewick ${at}`);
    await button(visit, t(visit).save).click();
    await part(visit, t(visit).today);
  }
  const moods = [t(visit).mood_1, t(visit).mood_2, t(visit).mood_3, t(visit).mood_4, t(visit).mood_5];
  await page.getByRole('radio', { name: moods[at % 5], exact: true }).check();
  await page.getByLabel(t(visit).craving).fill(String(at % 11));
  await page.locator('form').filter({ has: page.getByLabel(t(visit).craving) }).getByRole('button', { name: t(visit).save, exact: true }).click();
  if (at % WALKS === 0) await button(visit, t(visit).done_today).click();
};

journey('two years, and every figure is right', async (visit) => {
  const { page } = visit;
  const sent = [];
  page.on('request', (request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`));
  await page.addInitScript(MOCK);
  await begin(visit);
  await page.evaluate((to) => window.setNow(to), FIRST.getTime());
  await part(visit, t(visit).goals);
  await page.getByLabel(t(visit).goal_words).fill('Bramblewick mornings');
  await button(visit, t(visit).set_goal).click();
  await page.getByLabel(t(visit).add_action).fill('Walk to Bramblewick');
  await page.locator('form').filter({ has: page.getByLabel(t(visit).add_action) }).getByRole('button', { name: t(visit).add, exact: true }).click();
  await part(visit, t(visit).days);
  await page.getByLabel(t(visit).count_what).fill('Days without Bramblewick');
  await page.getByLabel(t(visit).count_began).fill(iso(FIRST));
  await button(visit, t(visit).count_these).click();
  await part(visit, t(visit).today);
  let secret = PASSPHRASE;
  for (let at = 0; at < DAYS; at += 1) {
    await live(visit, at);
    if (at % 50 === 0 || RETURNS.includes(at - 1)) await figuresAre(visit, at);
    if (at === 300) {
      // The device is lost, and that evening's backup opens on another one.
      await restore(visit, await backup(visit), secret);
      await page.evaluate((to) => window.setNow(to), dayOf(at).getTime());
      await figuresAre(visit, at);
    }
    if (at === 500) {
      await part(visit, t(visit).settings);
      await page.getByLabel(t(visit).new_passphrase).fill(OTHER);
      await page.getByLabel(t(visit).passphrase_again).fill(OTHER);
      await button(visit, t(visit).change_passphrase).click();
      secret = OTHER;
      await button(visit, t(visit).code_make).click();
      const code = await page.locator('.code').innerText();
      await button(visit, t(visit).lock).click();
      await unlock(visit, PASSPHRASE);
      await page.getByText(t(visit).refused_passphrase).waitFor();
      await unlock(visit, code);
      await isOpen(visit);
      await figuresAre(visit, at);
    }
  }
  await saved(visit);
  await restore(visit, await backup(visit), secret);
  await page.evaluate((to) => window.setNow(to), dayOf(DAYS - 1).getTime());
  await figuresAre(visit, DAYS - 1);
  await page.getByLabel(t(visit).period).selectOption({ label: t(visit).n_days_back.replace('{n}', 365) });
  await page.getByText(t(visit).as_table).click();
  const rows = await page.locator('.chart + details tbody tr').allInnerTexts();
  assert.equal(rows.length, 365);
  rows.forEach((row, back) => {
    const at = DAYS - 1 - back;
    const [, mood, craving, walks] = row.split('\t');
    assert.deepEqual([mood, craving, walks], [`${(at % 5) + 1}.0`, String(at % 11), String(at % WALKS === 0 ? 1 : 0)], `day ${at}`);
  });
  for (const word of ['Bramblewick', 'otters', 'umbrellas']) {
    assert.ok(!sent.some((line) => line.includes(word)), `${word} left the device`);
  }
}, onceEach);
