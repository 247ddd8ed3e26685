// The results page as a visitor sees it: headline, list, distances, filters.
import assert from 'node:assert/strict';

export const headline = (page) => page.getByRole('heading', { level: 1 });

/** Each result is a list item with a heading of its own. */
export const hits = (page) => page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) });

/** The names of the results, in order. */
export const names = (page) => hits(page).getByRole('heading', { level: 2 }).allInnerTexts();

/** The exact distances of the results in miles, in order; a place known by its ZIP code alone has none. */
export const distances = async (page) => {
  const texts = await hits(page).allInnerTexts();
  const exact = texts.filter((text) => !/about \d|a unas \d|más o menos/.test(text));
  return exact.map((text) => text.match(/([\d.]+) (?:miles?|millas?)\b/)?.[1]).filter(Boolean).map(Number);
};

/** Types a search into the form and sends it off by the button. */
export const search = async ({ page, say, leave }, what, where) => {
  await page.getByLabel(say('form.what'), { exact: true }).fill(what);
  await page.getByLabel(say('form.place'), { exact: true }).fill(where);
  await leave(() => page.getByRole('button', { name: say('form.go'), exact: true }).click());
};

/** The list of active filters. */
export const chips = ({ page, say }) => page.getByRole('list', { name: say('results.chosen') });

/** Opens the filters, where they are folded, down to the one with this name. */
export const filter = async ({ page }, name) => {
  const box = page.getByRole('checkbox', { name, includeHidden: true });
  const folds = page.locator('details', { has: box });
  for (const fold of await folds.all()) {
    const summary = fold.locator('summary').first();
    const isOpen = await fold.evaluate((details) => details.open);
    if (!isOpen && (await summary.isVisible())) await summary.click();
  }
  await box.waitFor({ state: 'visible' });
  assert.equal(await box.count(), 1, `one filter is named ${name}`);
  return box;
};
