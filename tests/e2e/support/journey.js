// Tests that are journeys: one server and one browser for a file, one visit for each kind of visitor.
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

const windows = new Map();

const windowOf = async (visitor) => {
  if (!windows.has(visitor)) windows.set(visitor, await Visit.open(site.browser, site.origin, visitor));
  return windows.get(visitor);
};

/** Makes a journey with every visitor that `filter` lets in. */
export const journey = (name, run, filter = () => true) => {
  for (const visitor of VISITORS.filter(filter)) {
    test(`${name} [${visitor}]`, async (t) => {
      const visit = await windowOf(visitor);
      try {
        await run(visit, t);
        await visit.end();
      } catch (error) {
        // The next visit shall not start from a broken one.
        windows.delete(visitor);
        error.message += visit.problems.map((problem) => `\n  meanwhile: ${problem}`).join('');
        await visit.close();
        throw error;
      }
    });
  }
};
