// The byte budgets of the page table: brotli bytes over the wire, on a first visit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptsWeight, pageWeight } from '../support/bytes.js';
import { open, site } from '../support/journey.js';
import { TABLE } from '../support/pages.js';

open();

const KB = 1024;
const ISLANDS_KB = 90;

/** The address to measure, if it is not the path itself, and how many scripts and modules it must load. */
const ADDRESSES = { '/search': '/search?need=treatment&near=80204&radius=500' };
const SCRIPTS = {
  '/list': { parts: 3, what: 'starter, glue and module' },
  '/goals': { parts: 4, what: 'starter, worker, glue and module' },
  '/plans': { parts: 4, what: 'starter, worker, glue and module' },
};

const within = (t, what, { bytes, parts }, budget) => {
  t.diagnostic(`${what}: ${(bytes / KB).toFixed(1)} KB of ${budget} KB in ${parts} files`);
  assert.ok(bytes <= budget * KB, `${what} weighs ${bytes} bytes`);
};

const withBudget = TABLE.filter(({ budget }) => budget !== null);

test('the page table gives the pages of the design a budget', () => {
  assert.deepEqual(withBudget.map(({ path }) => path).sort(), ['/goals', '/help-now', '/list', '/plans', '/search']);
});

for (const { path, budget } of withBudget) {
  for (const prefix of ['', '/es']) {
    const address = prefix + (ADDRESSES[path] ?? path);
    test(`a first visit keeps the budget of the page table [${prefix + path}]`, async (t) => {
      const page = await pageWeight(site.origin, address);
      assert.ok(page.parts >= 3, 'style sheet and icon are counted');
      if (path === '/search') assert.ok(page.results >= 20, `${page.results} places`);
      const [[kind, most]] = Object.entries(budget);
      if (kind === 'without-scripts') return within(t, address, page, most);
      const scripts = await scriptsWeight(site.origin, address);
      assert.equal(scripts.parts, SCRIPTS[path].parts, SCRIPTS[path].what);
      within(t, address, { bytes: page.bytes + scripts.bytes, parts: page.parts + scripts.parts }, most);
    });
  }
}

test('the islands keep their budget', async (t) => {
  const islands = await scriptsWeight(site.origin, '/');
  assert.equal(islands.parts, 3, 'loader, glue and module');
  within(t, 'islands', islands, ISLANDS_KB);
});
