// MiniSearch on the documents and queries of the comparison: reads them from a file, prints its times as JSON.
import MiniSearch from 'minisearch';
import { readFileSync } from 'node:fs';

const { documents, queries, rounds } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const now = () => Number(process.hrtime.bigint()) / 1e6;

const started = now();
const index = new MiniSearch({
  fields: ['name', 'text'],
  storeFields: ['latitude', 'longitude'],
  searchOptions: { fuzzy: 0.2, prefix: true, boost: { name: 2 } },
});
index.addAll(documents);
const build = now() - started;

const RADIANS = Math.PI / 180;
/** Great-circle distance in miles. */
const miles = (a, b) => {
  const half = (x) => Math.sin((x * RADIANS) / 2) ** 2;
  const h = half(a.latitude - b.latitude) + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * half(a.longitude - b.longitude);
  return 2 * 3958.76 * Math.asin(Math.sqrt(h));
};

const times = [];
for (const query of queries) {
  for (let round = 0; round <= rounds; round += 1) {
    const begun = now();
    index.search(query.words, { filter: (found) => miles(found, query) <= 50 }).slice(0, 10);
    if (round > 0) times.push(now() - begun);
  }
}
console.log(JSON.stringify({ build, times }));
