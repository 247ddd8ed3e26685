// Groups that meet: when, where, online, and in the visitor's own calendar.
import assert from 'node:assert/strict';
import { isSound } from '../pages/sound.js';
import { journey, open, site } from '../support/journey.js';
import { listing } from '../support/pages.js';
import { hits, names } from '../support/results.js';
import { FIXTURE, MEETINGS } from '../support/waymark.js';

open([FIXTURE, MEETINGS]);

const WORDS = { en: 'aa meeting', es: 'reunión de aa' };
const of = ({ lang }) => `/search?q=${encodeURIComponent(WORDS[lang])}&near=80204`;
const ways = ({ page, say }) => page.getByRole('list', { name: say('results.meetings'), exact: true });

journey('a search for meetings shows their times', async (visit) => {
  await visit.go(of(visit));
  const larkspur = hits(visit.page).filter({ hasText: 'Invented Larkspur Group' });
  const [monday, , , thursday] = visit.say('listing.days').split(' ');
  await larkspur.getByText(`${monday}, ${thursday} 6:30 PM`).waitFor();
});

journey('meetings right now and today are one click away', async (visit) => {
  await visit.go(of(visit));
  await visit.follow(ways(visit).getByRole('link', { name: visit.say('results.meetings_now'), exact: true }));
  assert.ok((await names(visit.page)).includes('Invented Round the Clock Group'));
  const current = ways(visit).locator('[aria-current]');
  assert.equal((await current.innerText()).trim(), visit.say('results.meetings_now'));
  await visit.follow(ways(visit).getByRole('link', { name: visit.say('results.meetings_online'), exact: true }));
  assert.equal((await names(visit.page))[0], 'Invented Online Group');
  assert.match(visit.at, /open=(mon|tue|wed|thu|fri|sat|sun)&?.*/);
});

journey('a search for something else offers no meetings', async (visit) => {
  await visit.go('/search?q=detox&near=80204');
  assert.equal(await ways(visit).count(), 0);
});

journey('a meeting goes into a calendar', async (visit) => {
  const { page, say } = visit;
  await visit.go(await listing('Invented Larkspur Group'));
  await page.getByRole('table', { name: say('listing.meets') }).getByText(/6:30 PM/).waitFor();
  const link = page.getByRole('link', { name: say('listing.calendar') });
  const answer = await fetch(new URL(await link.getAttribute('href'), site.origin));
  assert.match(answer.headers.get('content-type'), /^text\/calendar/);
  assert.match(await answer.text(), /RRULE:FREQ=WEEKLY;BYDAY=MO,TH\r\n/);
});

journey('an online group is joined by a link without its password', async (visit) => {
  await visit.go(await listing('Invented Online Group'));
  const join = visit.page.getByRole('link', { name: visit.say('listing.online') });
  assert.equal(await join.getAttribute('href'), 'https://rooms.example/j/1');
});

journey('pages with meetings are sound', async (visit) => {
  await isSound(visit, of(visit));
  await isSound(visit, await listing('Invented Larkspur Group'));
});
