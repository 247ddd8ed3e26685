// Checks every page with the visitors that `filter` selects. Two test files share the work between two cores.
import assert from 'node:assert/strict';
import { atTop, barriers, inDocument, sideways, smallTargets } from '../support/faults.js';
import { journey, open } from '../support/journey.js';
import { PATHS, statusOf } from '../support/pages.js';

const CHECKS = [inDocument, atTop, smallTargets, sideways, barriers];

/** Checks a page for the faults that any page could have. */
export const isSound = async (visit, path) => {
  await visit.go(path, statusOf(path));
  const faults = [];
  for (const check of CHECKS) faults.push(...(await check(visit)));
  assert.deepEqual(faults, []);
};

export const seenBy = (filter) => {
  open();
  for (const name of Object.keys(PATHS)) {
    journey(`${name} is sound`, async (visit) => isSound(visit, await PATHS[name]()), filter);
  }
};
