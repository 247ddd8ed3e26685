// The texts of the pages, from the same files that the pages use: a test names a label by its key.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export const LANGUAGES = ['en', 'es'];

const read = (lang) => JSON.parse(readFileSync(new URL(`../../../app/texts/site/${lang}.json`, import.meta.url)));
const TEXTS = Object.fromEntries(LANGUAGES.map((lang) => [lang, read(lang)]));

/** The text of a key such as "form.go", its blanks filled. */
export const text = (lang, key, values = {}) => {
  const template = key.split('.').reduce((part, name) => part?.[name], TEXTS[lang]);
  assert.equal(typeof template, 'string', `app/texts/site/${lang}.json has no ${key}`);
  return template.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => values[name] ?? assert.fail(`${key} needs ${name}`));
};

/** A pattern that matches a text with anything in its blanks: "{{ n }} places" matches "41 places". */
export const pattern = (lang, key) => {
  const blanks = new Proxy({}, { get: () => '\u0000' });
  const escaped = text(lang, key, blanks).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replaceAll('\u0000', '(.+?)'));
};

/** The other of the two languages. */
export const other = (lang) => LANGUAGES.find((candidate) => candidate !== lang);
