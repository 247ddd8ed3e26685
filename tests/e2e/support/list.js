// The list of saved places: its texts, which the page passes to it, and helpers for its parts.
import { readFile } from 'node:fs/promises';

const read = async (lang) => JSON.parse(await readFile(new URL(`../../../app/texts/list/${lang}.json`, import.meta.url), 'utf8'));
const TEXTS = { en: await read('en'), es: await read('es') };

/** The list's own words, in the visitor's language. */
export const t = ({ lang }) => TEXTS[lang];

/** A text with values in its blanks, such as {n}. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** The buttons that save a place, on any page. */
export const saveButtons = ({ page }) => page.locator('button.save');

/** The names of the places on the page, in their order. */
export const names = ({ page }) => page.locator('.saved-places h2').allTextContents();

/** The link that holds the list. */
export const link = (visit) => visit.page.getByLabel(t(visit).link, { exact: true }).inputValue();

/** Saves the first places of a search and opens the list. */
export const saveFirst = async (visit, address, count) => {
  await visit.go(address);
  for (let at = 0; at < count; at += 1) await saveButtons(visit).nth(at).click();
  await visit.go('/list');
  await visit.page.locator('.saved-places h2 a').nth(count - 1).waitFor();
};
