// Pages on paper: what helps to reach a place, and nothing that only works on a screen.
import assert from 'node:assert/strict';
import { journey, open } from '../support/journey.js';
import { hits } from '../support/results.js';

open();

const openListing = async (visit) => {
  await visit.go('/search?q=larkspur');
  await visit.follow(hits(visit.page).first().getByRole('link', { name: visit.say('results.details') }));
};

journey('a printed listing has phone and address, and no controls', async (visit) => {
  const { page, say } = visit;
  await openListing(visit);
  await page.emulateMedia({ media: 'print' });
  for (const seen of ['303-555-0101', '1210 Invented Street', 'Larkspur Hollow Detox Center']) {
    assert.ok(await page.getByRole('main').getByText(seen).first().isVisible(), seen);
  }
  const controls = { navigation: page.getByRole('navigation'), form: page.locator('form'), button: page.getByRole('button') };
  for (const [kind, found] of Object.entries(controls)) {
    for (const control of await found.all()) assert.ok(!(await control.isVisible()), kind);
  }
  assert.equal(await page.getByRole('link', { name: say('site.exit') }).count(), 0, 'the quick exit');
  const pdf = await page.pdf({ format: 'Letter' });
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
});

journey('printed results are a list of places with numbers', async (visit) => {
  const { page } = visit;
  await visit.go('/search?q=detox&near=80204');
  const street = page.getByText('1210 Invented Street');
  assert.ok(!(await street.isVisible()), 'streets are for paper');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByText('303-555-0101').isVisible());
  assert.ok(await street.isVisible());
  assert.equal(await page.getByRole('checkbox').count(), 0);
  assert.equal(await page.getByRole('search').count() && (await page.getByRole('textbox').count()), 0);
});

journey('help now prints on four pages, with a card to cut out and no controls', async (visit) => {
  const { page, say } = visit;
  await visit.go('/help-now');
  for (const format of ['Letter', 'A4']) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages <= 4, `${pages} pages of ${format}`);
  }
  await page.emulateMedia({ media: 'print' });
  for (const seen of ['now.card_mine', 'now.card_988', 'now.overdose_2']) assert.ok(await page.getByText(say(seen), { exact: true }).first().isVisible(), seen);
  for (const control of await page.getByRole('button').all()) assert.ok(!(await control.isVisible()));
});

journey('the print button shows only with scripts, because it needs one', async (visit) => {
  const { page, say } = visit;
  await openListing(visit);
  const button = page.getByRole('button', { name: say('listing.print') });
  assert.equal(await button.count(), visit.script ? 1 : 0);
  if (visit.script) {
    await page.evaluate(() => {
      window.print = () => (window.hasPrinted = true);
    });
    await button.click();
    assert.equal(await page.evaluate(() => window.hasPrinted), true);
  }
});

journey('sheets to fill in by hand fill two pages, on either paper', async (visit) => {
  const { page, say } = visit;
  for (const path of ['/goals', '/plans']) {
    await visit.go(path);
    for (const format of ['Letter', 'A4']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, 2, `${path} on ${format}`);
    }
    await page.emulateMedia({ media: 'print' });
    assert.ok(!(await page.getByRole('heading', { level: 1, includeHidden: true }).isVisible()), 'a sheet has its own title');
    await page.emulateMedia({ media: null });
  }
  await page.getByText(say('plans.safety_5_text')).waitFor();
});
