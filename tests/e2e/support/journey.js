// Tests that are journeys: one server and one browser for a file, and a fresh browser context for each test.
import { after, before, test } from 'node:test';
import { VISITORS } from './visitors.js';
import { Visit, launch } from './visit.js';
import { serve } from './waymark.js';

/** The server and the browser of this file, once its tests run. */
export const site = { origin: undefined, imported: undefined, browser: undefined };

/** Starts server and browser for a file's tests; without `lists`, with the fixture. */
export const open = (lists) => {
  let stop;
  before(async () => {
    const [server, browser] = await Promise.all([serve(lists), launch()]);
    stop = server.stop;
    Object.assign(site, { origin: server.origin, imported: server.imported, browser });
  });
  after(async () => {
    await site.browser?.close();
    await stop?.();
  });
};

/** Runs a journey with every visitor that `filter` selects, each in a browser context of its own. */
export const journey = (name, run, filter = () => true) => {
  for (const visitor of VISITORS.filter(filter)) {
    test(`${name} [${visitor}]`, async (t) => {
      const visit = await Visit.open(site.browser, site.origin, visitor);
      try {
        await run(visit, t);
        visit.expectNoProblems();
      } catch (error) {
        error.message += visit.problems.map((problem) => `\n  meanwhile: ${problem}`).join('');
        throw error;
      } finally {
        await visit.close();
      }
    });
  }
};
