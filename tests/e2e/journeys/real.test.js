// The main job on the real lists, on machines that have them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journey, open, site } from '../support/journey.js';
import { names, search } from '../support/results.js';
import { realList } from '../support/waymark.js';

const lists = await Promise.all(['su-2023.xlsx', 'mh-2023.xlsx'].map(realList));

if (lists.every(Boolean)) {
  open(lists.map((file) => ({ file })));

  test('about 18,000 places are served', async () => {
    const { total } = await (await fetch(`${site.origin}/api/v1/search`)).json();
    assert.ok(total > 17_000 && total < 20_000, `${total}`);
  });

  journey('detox near 80204 shows detox places in Denver, near ones first', async (visit) => {
    await visit.go('/');
    await search(visit, visit.lang === 'en' ? 'detox' : 'desintoxicación', '80204');
    assert.match((await names(visit.page))[0], /detox/i);
    const { results } = await (await fetch(`${site.origin}/api/v1/search?q=detox&near=80204&limit=5`)).json();
    assert.equal(results[0].address.city, 'Denver');
    assert.ok(results.every((result) => result.needs.includes('detox') && result.distance_miles < 50));
  });
} else {
  test('the real lists are missing', { skip: 'su-2023.xlsx and mh-2023.xlsx are not both in ../shared/data/samhsa' }, () => {});
}
