// Every page there is, each in the states that look different.
import assert from 'node:assert/strict';
import { site } from './journey.js';

/** The path of the listing that a search finds first. */
const listing = async (q) => {
  const { results } = await (await fetch(`${site.origin}/api/v1/search?q=${encodeURIComponent(q)}`)).json();
  assert.ok(results.length > 0, `a listing for ${q}`);
  return results[0].url;
};

/** English paths by name; what is not there answers 404. */
export const PATHS = async () => ({
  home: '/',
  results: '/search?q=detox&near=80204',
  'a later page of all places': '/search?page=2',
  'filtered results': '/search?near=80204&radius=25&need=detox&pay=medicaid&sort=distance',
  'results for words of danger': '/search?q=suicidio+suicide&near=80204',
  'an empty search': '/search?q=zzqqxx&near=80204&radius=10&pay=medicare',
  'an unknown place': '/search?q=detox&near=Qxzzyville',
  'an imported listing': await listing('Imaginary Foundation'),
  'a curated listing': await listing('988'),
  'help now': '/help-now',
  about: '/about',
  privacy: '/privacy',
  'a missing page': '/nowhere',
});

/** The status a path answers with. */
export const statusOf = (path) => (path === '/nowhere' ? 404 : 200);
