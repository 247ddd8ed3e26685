// Measures the tracker with a vault file in it: node bench/tracker.js FILE PASSPHRASE
import { Visit, launch } from '../support/visit.js';
import { button, erase, isOpen, openBackup, part, saved, t, unlock } from '../support/tracker.js';
import { serve } from '../support/waymark.js';

const [file, passphrase] = process.argv.slice(2);
/** How many times the vault is unlocked. */
const ROUNDS = 5;

/** Records when the worker has the key, and when the parts are visible. */
const WATCH = (parts) => {
  window.marks = {};
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', () => (window.marks.key = performance.now()));
    }
  };
  addEventListener('submit', () => (window.marks.asked = performance.now()), true);
  new MutationObserver(() => {
    if (window.marks.open === undefined && document.querySelector(`nav[aria-label="${parts}"]`)) {
      requestAnimationFrame(() => setTimeout(() => (window.marks.open ??= performance.now())));
    }
  }).observe(document, { childList: true, subtree: true });
};

const print = (what, milliseconds, budget) => {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const [median, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((time) => time.toFixed(0).padStart(5));
  console.log(`${what.padEnd(34)} median ${median} ms  most ${most} ms   budget ${budget} ms`);
};

/** Clicks, and returns the milliseconds until the frame that shows the result. */
const click = (locator) =>
  locator.evaluate(async (element) => {
    const began = performance.now();
    element.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - began;
  });

const browser = await launch();
const { origin, stop } = await serve([]);
const visit = await Visit.open(browser, origin, { lang: 'en', viewport: { width: 360, height: 740 }, script: true });
const { page } = visit;
try {
  await visit.go('/goals');
  await erase(visit);
  await visit.context.addInitScript(WATCH, t(visit).parts);
  await visit.go('/goals');
  await openBackup(visit, file, passphrase);
  await isOpen(visit);
  await saved(visit);

  const [unlocking, opening] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await visit.go('/goals');
    await unlock(visit, passphrase);
    await isOpen(visit);
    const marks = await page.waitForFunction(() => window.marks.open && window.marks);
    const { asked, key, open } = await marks.jsonValue();
    unlocking.push(open - asked);
    opening.push(open - key);
  }
  print('unlock with a passphrase', unlocking, 1_500);
  print('open five years of days', opening, 300);

  const parts = [];
  const tabs = page.getByRole('navigation', { name: t(visit).parts }).getByRole('listitem').getByRole('button');
  for (let at = 0; at < (await tabs.count()); at += 1) parts.push(await click(tabs.nth(at)));
  print('another part', parts, 50);

  await part(visit, t(visit).today);
  const [ticked, written, undone] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) ticked.push(await click(button(visit, t(visit).done_today).first()));
  print('done today', ticked, 50);
  await part(visit, t(visit).journal);
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.getByLabel(t(visit).journal_words).fill(`Page ${round}`);
    written.push(await click(button(visit, t(visit).save).first()));
  }
  print('a page of the journal', written, 50);
  for (let round = 0; round < ROUNDS; round += 1) undone.push(await click(button(visit, t(visit).undo)));
  print('undo', undone, 50);
  await saved(visit);
} finally {
  await visit.close();
  await browser.close();
  await stop();
}
