// The tests of pages cover the whole page table, and islands start under the strict policy that the server sends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journey, open } from '../support/journey.js';
import { PATHS, TABLE, rowAt } from '../support/pages.js';
import { withScript } from '../support/visitors.js';

open();

test('the tests of pages cover every page of the page table', async () => {
  const rows = await Promise.all(Object.values(PATHS).map(async (path) => rowAt(await path())));
  const missing = TABLE.filter((row) => !rows.includes(row)).map(({ path }) => path);
  assert.deepEqual(missing, []);
});

journey('islands start under a policy without unsafe-inline', async (visit) => {
  const response = await visit.go('/');
  const policy = response.headers()['content-security-policy'];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
  // Only the island makes the field a combobox that can be opened.
  assert.equal(await visit.page.getByRole('combobox').first().getAttribute('aria-expanded'), 'false');
}, withScript);
