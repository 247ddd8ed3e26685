// The tracker: its texts, which the page passes to it, ways to open it, and what the browser stores for it.
import { readFile } from 'node:fs/promises';

const read = async (lang) => JSON.parse(await readFile(new URL(`../../../app/texts/tracker/${lang}.json`, import.meta.url), 'utf8'));

/** The texts by their names, a language each. */
export const texts = { en: await read('en'), es: await read('es') };

export const PASSPHRASE = 'three quiet otters';

/** The tracker's own words, in the visitor's language. */
export const t = ({ lang }) => texts[lang];

export const button = (visit, name) => visit.page.getByRole('button', { name, exact: true });

export const part = (visit, name) => visit.page.getByRole('navigation', { name: t(visit).parts }).getByRole('button', { name, exact: true }).click();

export const saved = (visit) => visit.page.getByText(t(visit).saved, { exact: true }).waitFor();

/** An empty vault under the passphrase. */
export const begin = async (visit) => {
  await visit.go('/goals');
  await visit.page.getByLabel(t(visit).passphrase, { exact: true }).fill(PASSPHRASE);
  await visit.page.getByLabel(t(visit).passphrase_again).fill(PASSPHRASE);
  await button(visit, t(visit).begin_now).click();
  await isOpen(visit);
};

/** An empty vault that anyone can open. */
export const beginOpen = async (visit) => {
  await visit.go('/goals');
  await visit.page.getByLabel(t(visit).without_passphrase).check();
  await button(visit, t(visit).begin_now).click();
  await isOpen(visit);
};

/** Waits for an open vault. */
export const isOpen = ({ page, lang }) => page.getByRole('navigation', { name: texts[lang].parts }).waitFor();

/** Writes a page of the journal, which is open. */
export const write = async (visit, words) => {
  await visit.page.getByLabel(t(visit).journal_words).fill(words);
  await button(visit, t(visit).save).click();
};

/** Deletes everything that the browser stores, as if its storage had been cleared. */
export const erase = ({ page }) =>
  page.evaluate(async () => {
    localStorage.clear();
    const names = (await indexedDB.databases()).map(({ name }) => name);
    for (const name of names) {
      await new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = done;
        request.onerror = failed;
      });
    }
  });

/** Opens what is locked; a new vault asks for a passphrase too, in another form. */
export const unlock = async (visit, secret = PASSPHRASE) => {
  const form = visit.page.locator('form').filter({ has: button(visit, t(visit).open) });
  await form.getByLabel(t(visit).passphrase, { exact: true }).fill(secret);
  await button(visit, t(visit).open).click();
};

/** Opens a backup where there is no vault yet. */
export const openBackup = async (visit, file, secret = PASSPHRASE) => {
  await visit.page.getByText(t(visit).have_backup).click();
  await visit.page.getByLabel(t(visit).backup_file).setInputFiles(file);
  await unlock(visit, secret);
};

/** Calls a method of one of the stores in the browser's database, and returns the result. */
export const stored = ({ page }, name, method, ...values) =>
  page.evaluate(
    ([name, method, values]) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('waymark');
        opening.onerror = failed;
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(name, 'readwrite');
          const asking = transaction.objectStore(name)[method](...values);
          transaction.oncomplete = () => {
            opening.result.close();
            done(asking.result);
          };
          transaction.onerror = failed;
        };
      }),
    [name, method, values],
  );
