// The tracker's own words, which the page hands to it.
import { readFile } from 'node:fs/promises';

const read = async (lang) => JSON.parse(await readFile(new URL(`../../../app/tracker/${lang}.json`, import.meta.url), 'utf8'));

/** The texts by their names, a language each. */
export const texts = { en: await read('en'), es: await read('es') };
