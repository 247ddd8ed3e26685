// The byte budgets of the design: brotli bytes over the wire, on a first visit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptsWeight, pageWeight } from '../support/bytes.js';
import { open, site } from '../support/journey.js';

open();

const KB = 1024;

const within = (t, what, { bytes, parts }, budget) => {
  t.diagnostic(`${what}: ${(bytes / KB).toFixed(1)} KB of ${budget} KB in ${parts} files`);
  assert.ok(bytes <= budget * KB, `${what} weighs ${bytes} bytes`);
};

for (const prefix of ['', '/es']) {
  test(`a results page of twenty places keeps its budget [${prefix || '/'}]`, async (t) => {
    const page = await pageWeight(site.origin, `${prefix}/search?need=treatment&near=80204&radius=500`);
    assert.ok(page.results >= 20, `${page.results} places`);
    assert.ok(page.parts >= 3, 'style sheet and icon are counted');
    within(t, 'results page', page, 30);
  });

  test(`the page for help now keeps its budget [${prefix || '/'}]`, async (t) => {
    within(t, 'help now', await pageWeight(site.origin, `${prefix}/help-now`), 14);
  });
}

test('the islands keep their budget', async (t) => {
  const islands = await scriptsWeight(site.origin, '/');
  assert.equal(islands.parts, 3, 'loader, glue and module');
  within(t, 'islands', islands, 90);
});

for (const path of ['/goals', '/plans', '/es/goals', '/es/plans']) {
  test(`the tracker keeps its budget, with its page and all it loads [${path}]`, async (t) => {
    const page = await pageWeight(site.origin, path);
    const scripts = await scriptsWeight(site.origin, path);
    assert.equal(scripts.parts, 4, 'starter, worker, glue and module');
    within(t, path, { bytes: page.bytes + scripts.bytes, parts: page.parts + scripts.parts }, 300);
  });
}

for (const path of ['/list', '/es/list']) {
  test(`the list of saved places keeps its weight, with its page and all it loads [${path}]`, async (t) => {
    const page = await pageWeight(site.origin, path);
    const scripts = await scriptsWeight(site.origin, path);
    assert.equal(scripts.parts, 3, 'starter, glue and module');
    within(t, path, { bytes: page.bytes + scripts.bytes, parts: page.parts + scripts.parts }, 180);
  });
}
