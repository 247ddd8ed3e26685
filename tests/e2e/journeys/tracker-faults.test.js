// Storage faults, each in a real browser: whatever was reported as saved is there afterwards, and damaged data is kept.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { journey, open, site } from '../support/journey.js';
import { beginOpen, button, isOpen, part, saved, stored, t, texts, write } from '../support/tracker.js';
import { CHROMIUM, FLAGS } from '../support/visit.js';

open();

/** One visitor is enough: storage works the same in every language and at every width. */
const onceEach = ({ lang, size, script }) => lang === 'en' && size === 'desktop' && script;

const isThere = (visit, words) => visit.page.getByText(words, { exact: true }).waitFor();

const journal = (visit) => part(visit, t(visit).journal);

const reopen = async (visit) => {
  await visit.go('/goals');
  await isOpen(visit);
  await journal(visit);
};

journey('two tabs at once lose no entry', async (visit) => {
  await beginOpen(visit);
  const other = { ...visit, page: await visit.context.newPage() };
  await other.page.goto(`${visit.origin}/goals`);
  await isOpen(other);
  await Promise.all([journal(visit), journal(other)]);
  for (const round of [1, 2, 3]) {
    await Promise.all([write(visit, `Here ${round}`), write(other, `There ${round}`)]);
    await Promise.all([saved(visit), saved(other)]);
  }
  await other.page.close();
  await reopen(visit);
  for (const round of [1, 2, 3]) {
    await isThere(visit, `Here ${round}`);
    await isThere(visit, `There ${round}`);
  }
}, onceEach);

journey('a full disk is reported, and earlier entries stay', async (visit) => {
  await beginOpen(visit);
  await journal(visit);
  await write(visit, 'Before the disk was full');
  await saved(visit);
  // This is how writes fail on a full disk. A browser's quota can't be set finely enough to fail on one entry.
  await visit.page.evaluate(() => {
    window.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await write(visit, 'While it was full');
  await visit.page.getByText(t(visit).not_saved).waitFor();
  assert.equal(await visit.page.getByText('While it was full', { exact: true }).count(), 0, 'nothing is shown that is not stored');
  await isThere(visit, 'Before the disk was full');
  await visit.page.evaluate(() => {
    IDBObjectStore.prototype.put = window.put;
  });
  await write(visit, 'When there was room again');
  await saved(visit);
  await reopen(visit);
  await isThere(visit, 'Before the disk was full');
  await isThere(visit, 'When there was room again');
}, onceEach);

journey('goals and plans survive in the copy when the browser clears its database', async (visit) => {
  await beginOpen(visit);
  await part(visit, t(visit).goals);
  await visit.page.getByLabel(t(visit).goal_words).fill('Call my sister');
  await button(visit, t(visit).set_goal).click();
  await saved(visit);
  await visit.page.goto(`${visit.origin}/privacy`);
  await visit.page.evaluate(
    () =>
      new Promise((done, failed) => {
        const deleting = indexedDB.deleteDatabase('waymark');
        deleting.onsuccess = done;
        deleting.onerror = failed;
      }),
  );
  await visit.go('/goals');
  await visit.page.getByText(t(visit).lost).waitFor();
  await button(visit, t(visit).open).click();
  await isOpen(visit);
  await part(visit, t(visit).goals);
  await visit.page.getByRole('heading', { name: 'Call my sister' }).waitFor();
}, onceEach);

journey('damaged bytes are set aside unchanged, and the version before them is shown', async (visit) => {
  await beginOpen(visit);
  await part(visit, t(visit).goals);
  await visit.page.getByLabel(t(visit).goal_words).fill('Sleep');
  await visit.page.getByLabel(t(visit).first_step).fill('Ask for help');
  await button(visit, t(visit).set_goal).click();
  await visit.page.getByRole('checkbox', { name: 'Ask for help' }).check();
  await saved(visit);
  const keys = await stored(visit, 'rows', 'getAllKeys');
  const newest = keys.at(-1);
  const row = await stored(visit, 'rows', 'get', newest).then((row) => Object.values(row));
  row[row.length - 1] ^= 1;
  const flip = ([key, row]) =>
    new Promise((done) => {
      const opening = indexedDB.open('waymark');
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('rows', 'readwrite');
        transaction.objectStore('rows').put(Uint8Array.from(row), key);
        transaction.oncomplete = () => {
          opening.result.close();
          done();
        };
      };
    });
  await visit.page.evaluate(flip, [newest, row]);
  await visit.go('/goals');
  await visit.page.getByText(t(visit).told_damaged.replace('{n}', 1)).waitFor();
  await part(visit, t(visit).goals);
  assert.equal(await visit.page.getByRole('checkbox', { name: 'Ask for help' }).isChecked(), false, 'the state before');
  const [aside] = await stored(visit, 'aside', 'getAll');
  assert.deepEqual(Object.values(aside), row, 'it is kept as it was');
  assert.equal((await stored(visit, 'rows', 'getAllKeys')).length, keys.length, 'and nothing took its place');
  await part(visit, t(visit).settings);
  const downloading = visit.page.waitForEvent('download');
  await button(visit, t(visit).aside_save).click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  assert.equal(file.trim().split('\n').length, 2, 'a header and the row');
}, onceEach);

journey('entries of a newer program stay where they are', async (visit) => {
  await beginOpen(visit);
  // An open vault with an entry of today, and one with a schema from the future.
  const lines = (await readFile(new URL('../fixtures/newer.waymark', import.meta.url), 'utf8')).trim().split('\n');
  const fill = ([header, ...rows]) =>
    new Promise((done) => {
      const opening = indexedDB.open('waymark');
      opening.onsuccess = () => {
        const transaction = opening.result.transaction(['rows', 'meta'], 'readwrite');
        transaction.objectStore('meta').put(header, 'header');
        transaction.objectStore('meta').put(rows.length, 'revision');
        rows.forEach((row, at) => {
          const bytes = atob(row.replaceAll('-', '+').replaceAll('_', '/'));
          const id = String(at + 1).padStart(2, '0').repeat(16);
          transaction.objectStore('rows').put(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)), [id, at + 1]);
        });
        transaction.oncomplete = () => {
          opening.result.close();
          done();
        };
      };
    });
  await visit.page.evaluate(fill, lines);
  await visit.go('/goals');
  await visit.page.getByText(t(visit).told_newer.replace('{n}', 1)).waitFor();
  await journal(visit);
  await isThere(visit, 'Before the update');
  const newer = ['02'.repeat(16), 2];
  const row = await stored(visit, 'rows', 'get', newer);
  await write(visit, 'Beside it');
  await saved(visit);
  assert.deepEqual(await stored(visit, 'rows', 'get', newer), row, 'it is untouched');
}, onceEach);

journey('a clock that is set back loses nothing', async (visit) => {
  await beginOpen(visit);
  await journal(visit);
  await write(visit, 'As it is today');
  await saved(visit);
  await visit.page.clock.setFixedTime(new Date(Date.now() - 40 * 86_400_000));
  await write(visit, 'Forty days ago, says the clock');
  await saved(visit);
  await reopen(visit);
  await isThere(visit, 'As it is today');
  await isThere(visit, 'Forty days ago, says the clock');
}, onceEach);

/** A browser with a profile of its own, which can be killed at any moment. */
const start = async (profile) => {
  const flags = [...FLAGS, '--headless', `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'];
  const process = spawn(CHROMIUM, flags, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let address;
  for await (const line of createInterface(process.stderr)) {
    address = line.match(/ws:\/\/\S+/)?.[0];
    if (address) break;
  }
  process.stderr.resume();
  const browser = await chromium.connectOverCDP(address);
  const page = await browser.contexts()[0].newPage();
  const kill = async () => {
    // Kill the whole group, because a browser is many processes.
    globalThis.process.kill(-process.pid, 'SIGKILL');
    if (process.exitCode === null && process.signalCode === null) await once(process, 'exit');
  };
  return { visit: { page, lang: 'en' }, kill };
};

/** Stops the page at its nth step. Each write counts as two steps, before and after it. */
const stand = (last) => {
  let steps = 0;
  const step = () => {
    steps += 1;
    window.steps = steps;
    while (steps === last) {
      // The page waits here until it is killed.
    }
  };
  const around = (prototype, name) => {
    const real = prototype[name];
    prototype[name] = function (...values) {
      step();
      const answer = real.apply(this, values);
      step();
      return answer;
    };
  };
  for (const name of ['get', 'put', 'delete', 'getAllKeys']) around(IDBObjectStore.prototype, name);
  around(IDBTransaction.prototype, 'commit');
  around(Storage.prototype, 'setItem');
};

/** How long a page that wasn't stopped may take to answer, in milliseconds. */
const ANSWER = 2_000;

/** How many steps it took until the entry was saved, or at which step the page stopped. */
const stepsTaken = async ({ page, lang }, clicked, last) => {
  const isStill = new Promise((done) => setTimeout(done, ANSWER, last));
  await Promise.race([clicked, isStill]);
  const look = (text) => (document.querySelector('.undo-bar').innerText.includes(text) ? window.steps : undefined);
  for (;;) {
    const wait = new Promise((done) => setTimeout(done, ANSWER, last));
    const taken = await Promise.race([page.evaluate(look, texts[lang].saved).catch(() => last), wait]);
    if (taken !== undefined) return taken;
  }
};

test('a browser that is killed at any step of writing loses nothing that was saved', async (t_) => {
  const profile = await mkdtemp(join(tmpdir(), 'waymark-profile-'));
  const kept = [];
  let steps = 1;
  let browser = await start(profile);
  try {
    await browser.visit.page.goto(`${site.origin}/goals`);
    await browser.visit.page.getByLabel(t(browser.visit).without_passphrase).check();
    await button(browser.visit, t(browser.visit).begin_now).click();
    await isOpen(browser.visit);
    for (let last = 1; last <= steps + 1; last += 1) {
      await journal(browser.visit);
      for (const words of kept) await isThere(browser.visit, words);
      // One entry is saved, and the browser is killed in the middle of the next.
      await write(browser.visit, `Saved ${last}`);
      await saved(browser.visit);
      kept.push(`Saved ${last}`);
      await browser.visit.page.evaluate(stand, last);
      await browser.visit.page.getByLabel(t(browser.visit).journal_words).fill(`Cut off ${last}`);
      const clicked = button(browser.visit, t(browser.visit).save).click().catch(() => {});
      steps = Math.max(steps, await stepsTaken(browser.visit, clicked, last));
      await browser.kill();
      browser = await start(profile);
      await browser.visit.page.goto(`${site.origin}/goals`);
      await isOpen(browser.visit);
      assert.equal(await browser.visit.page.getByText(/damaged/).count(), 0, `step ${last} leaves nothing half written`);
    }
    t_.diagnostic(`${steps} steps`);
    assert.ok(steps >= 8, `an entry takes some steps: ${steps}`);
  } finally {
    await browser.kill();
    await rm(profile, { recursive: true, force: true });
  }
});
