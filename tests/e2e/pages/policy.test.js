// The islands wake up under the policy that is really sent, and the policy is strict.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';
import { withScript } from '../support/visitors.js';

open();

journey('islands wake up under a policy without unsafe-inline', async (visit) => {
  const response = await visit.go('/');
  const policy = response.headers()['content-security-policy'];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
  // Only the island makes the field a combobox that can be opened.
  assert.equal(await visit.page.getByRole('combobox').first().getAttribute('aria-expanded'), 'false');
}, withScript);
