// What may be wrong with a page, each as a sentence; an empty list is a sound page.
import { AxeBuilder } from '@axe-core/playwright';

/** WCAG 2.2 up to AA, and axe's own good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What another colour scheme can change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** Smallest side of what a thumb should hit, in CSS pixels; half a pixel is left to rounding. */
const TARGET = 43.5;
/** WCAG 1.4.10: a 1280 x 1024 window at 400% zoom is one of 320 x 256. */
const NARROW = [{ width: 320, height: 640 }, { width: 320, height: 256 }];

/** The document: its language, one headline, nothing inline that the policy forbids. */
export const inDocument = async ({ page, lang }) =>
  page.evaluate((lang) => {
    const faults = [];
    if (document.documentElement.lang !== lang) faults.push(`lang is ${document.documentElement.lang}`);
    const headlines = document.querySelectorAll('h1').length;
    if (headlines !== 1) faults.push(`${headlines} h1`);
    const inline = 'style, [style], script:not([src]):not([type="application/ld+json"])';
    for (const element of document.querySelectorAll(inline)) faults.push(`inline: ${element.outerHTML.slice(0, 120)}`);
    for (const element of document.querySelectorAll('*'))
      for (const { name } of element.attributes) if (/^on/.test(name)) faults.push(`inline: ${name} of ${element.tagName}`);
    return faults;
  }, lang);

/** What every page must have at its top: the way to help, the way out, the other language. */
export const atTop = async ({ page, say, path, at, viewport }) => {
  const faults = [];
  const banner = page.getByRole('banner');
  const help = page.getByRole('link', { name: say('strip.more') }).or(page.getByRole('link', { name: say('site.now'), exact: true }));
  const expected = [
    ['quick exit', banner.getByRole('link', { name: say('site.exit') }), 'https://www.weather.gov/'],
    ['language switch', banner.getByRole('link', { name: say('site.switch') }), undefined],
    ['help now', help.first(), path('/help-now')],
  ];
  for (const [name, link, href] of expected) {
    const box = (await link.count()) > 0 && (await link.boundingBox());
    // The page for help has its lines at the top instead of the way to it.
    const inSight = box && box.x >= 0 && box.x + box.width <= viewport.width && box.y + box.height <= viewport.height;
    if (!inSight && !(name === 'help now' && at === href)) faults.push(`${name} is not in sight`);
    else if (href && (await link.getAttribute('href')) !== href) faults.push(`${name} leads elsewhere`);
  }
  return faults;
};

/** Controls that are too small to hit: buttons, fields, folds, calls, and links of navigation. */
export const smallTargets = async ({ page }) =>
  page.evaluate((smallest) => {
    const controls = 'button, input:not([type=hidden]), select, textarea, summary, nav a, header a, a[href^="tel:"], a[href^="sms:"]';
    const area = (control) => (control.matches('[type=checkbox]') && control.closest('label')) || control;
    const isSmall = ({ width, height }) => width > 1 && height > 1 && (width < smallest || height < smallest);
    return [...document.querySelectorAll(controls)]
      .filter((control) => control.checkVisibility())
      .map((control) => [control, area(control).getBoundingClientRect()])
      .filter(([, box]) => isSmall(box))
      .map(([{ tagName, textContent, id }, { width, height }]) =>
        `small: ${tagName} "${textContent.trim() || id}" ${Math.round(width)}x${Math.round(height)}`);
  }, TARGET);

/** Pages that scroll sideways, at the visitor's own size and at the narrowest ones. */
export const sideways = async ({ page, viewport }) => {
  const faults = [];
  for (const size of [viewport, ...NARROW]) {
    await page.setViewportSize(size);
    const { wide, covered } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const stuck = [...document.querySelectorAll('body *')].filter((e) => ['fixed', 'sticky'].includes(getComputedStyle(e).position));
      const heights = stuck.filter((e) => e.checkVisibility()).map((e) => (e.matches('aside *, form *') ? 0 : e.offsetHeight));
      return { wide: scrollWidth > clientWidth && scrollWidth, covered: heights.reduce((sum, height) => sum + height, 0) };
    });
    if (wide) faults.push(`${wide} px wide at ${size.width} x ${size.height}`);
    if (covered > size.height / 2) faults.push(`${covered} px of ${size.width} x ${size.height} stay covered`);
  }
  await page.setViewportSize(viewport);
  return faults;
};

const scan = async (page, scheme, choose) => {
  await page.emulateMedia({ colorScheme: scheme });
  // Our pages have no frames, so that the quick way of axe finds the same.
  const axe = choose(new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }));
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} (${scheme}): ${node.html.slice(0, 160)}`));
};

/** What axe-core finds, in light and in dark. */
export const barriers = async (visit) => {
  const page = await visit.still();
  const light = await scan(page, 'light', (axe) => axe.withTags(RULES));
  const dark = await scan(page, 'dark', (axe) => axe.withRules(COLOUR_RULES));
  return [...light, ...dark];
};
