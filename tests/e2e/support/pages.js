// Every page, in each state that looks different.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { site } from './journey.js';

/** The page table of app/src/page.rs; a Rust test holds this copy to it. */
export const TABLE = JSON.parse(readFileSync(new URL('pages.json', import.meta.url), 'utf8'));

const pattern = (template) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);

/** The row that a path with or without a query belongs to; a path with fewer blanks comes first. */
export const rowAt = (path) => {
  const [plain] = path.split('?');
  const found = TABLE.filter((row) => pattern(row.path).test(plain));
  const blanks = ({ path: template }) => template.split('{').length;
  return found.sort((a, b) => blanks(a) - blanks(b))[0];
};

/** The path of the listing that a search finds first. */
export const listing = async (q) => {
  const { results } = await (await fetch(`${site.origin}/api/v1/search?q=${encodeURIComponent(q)}`)).json();
  assert.ok(results.length > 0, `a listing for ${q}`);
  return results[0].url;
};

/** The path of the form for corrections of the listing that a search finds first. */
export const correction = async (q) => (await listing(q)).replace(/[^/]+$/, 'correction');

const MISSING = '/nowhere';

/** English paths by name; those of listings are looked up once the server runs. */
export const PATHS = {
  'the home page': () => '/',
  'a results page': () => '/search?q=detox&near=80204',
  'a later page of filtered results': () => '/search?near=80204&radius=200&need=treatment&pay=medicaid&sort=distance&page=2',
  'a results page for words of danger': () => '/search?q=suicidio+suicide&near=80204',
  'a results page without results': () => '/search?q=zzqqxx&near=80204&radius=10&pay=medicare',
  'a results page for an unknown place': () => '/search?q=methadonne&near=Qxzzyville',
  'an imported listing': () => listing('Imaginary Foundation'),
  'a curated listing': () => listing('988'),
  'a form for corrections': () => correction('Imaginary Foundation'),
  'the thanks for a correction': async () => `${await correction('988')}?sent=1`,
  'the page for help now': () => '/help-now',
  'all guides': () => '/guides',
  'a guide': () => '/guides/questions-to-ask',
  'the page about peer support': () => '/peer-support',
  'the page without a network': () => '/offline',
  'the list of saved places': () => '/list',
  'a list from a link with ids': () => '/list?id=988-lifeline&id=no-such-place',
  'the sheet for a goal': () => '/goals',
  'the sheets for plans': () => '/plans',
  'the page about Waymark': () => '/about',
  'the page on privacy': () => '/privacy',
  'the page for what is missing': () => MISSING,
};

/** The status a path answers with. */
export const statusOf = (path) => (path === MISSING ? 404 : 200);
