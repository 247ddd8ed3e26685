// Checks for what may be wrong with a page. Each fault is a sentence, and an empty list means a page without faults.
import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The minified build, because it is injected into every page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 up to AA, and axe's own good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What another color scheme can change. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];
/** Smallest side of what a thumb should hit, in CSS pixels; half a pixel is left to rounding. */
const TARGET = 43.5;
/** WCAG 1.4.10: a 1280 x 1024 window at 400% zoom is one of 320 x 256. */
const NARROW = [{ width: 320, height: 640 }, { width: 320, height: 256 }];

/** Checks the document: its language, one headline, and nothing inline that the policy forbids. */
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

/** The same page in the other language. */
export const otherLanguage = (lang, at) => (lang === 'en' ? `/es${at === '/' ? '' : at}` : at.replace(/^\/es/, '') || '/');

/** Checks what every page must show at its top: the quick exit, the other language, the link to help. */
export const atTop = async ({ page, lang, say, path, at, viewport }) => {
  const wanted = [
    [say('site.exit'), 'https://www.weather.gov/'],
    [say('site.switch'), otherLanguage(lang, at)],
  ];
  // The help page has its crisis lines at the top instead of the link to them.
  if (at !== path('/help-now')) wanted.push([say('strip.more'), path('/help-now')]);
  const seen = await page.evaluate(() =>
    [...document.links].map((link) => {
      const { left, right, top, bottom } = link.getBoundingClientRect();
      return { name: link.textContent.trim(), href: link.getAttribute('href'), left, right, top, bottom };
    }),
  );
  const isInSight = ({ left, right, top, bottom }) => left >= 0 && top >= 0 && right <= viewport.width && bottom <= viewport.height && right > left;
  const isMissing = ([name, href]) => !seen.some((link) => link.name === name && link.href === href && isInSight(link));
  return wanted.filter(isMissing).map(([name, href]) => `no "${name}" to ${href} in sight`);
};

/** Controls that are too small to hit: buttons, fields, folds, calls, and links of navigation. */
export const smallTargets = async ({ page }) =>
  page.evaluate((smallest) => {
    const controls = 'button, input:not([type=hidden]), select, textarea, summary, nav a, header a, a[href^="tel:"], a[href^="sms:"]';
    const area = (control) => (control.matches('[type=checkbox], [type=radio]') && control.closest('label')) || control;
    const isSmall = ({ width, height }) => width > 1 && height > 1 && (width < smallest || height < smallest);
    return [...document.querySelectorAll(controls)]
      .filter((control) => control.checkVisibility())
      .map((control) => [control, area(control).getBoundingClientRect()])
      .filter(([, box]) => isSmall(box))
      .map(([{ tagName, textContent, id }, { width, height }]) =>
        `small: ${tagName} "${textContent.trim() || id}" ${Math.round(width)}x${Math.round(height)}`);
  }, TARGET);

/** Checks that the page doesn't scroll sideways, at the visitor's own size and at the narrowest ones. */
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

/** What axe-core finds, in light and in dark. */
export const barriers = async (visit) => {
  const page = await visit.still();
  await page.emulateMedia({ colorScheme: 'light' });
  // Our pages have no frames, so axe's faster mode finds the same.
  const axe = new AxeBuilder({ page, axeSource: AXE }).setLegacyMode().withTags(RULES).options({ resultTypes: ['violations'] });
  const light = await axe.analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await page.evaluate((rules) => window.axe.run({ runOnly: rules, resultTypes: ['violations'] }), COLOR_RULES);
  await page.emulateMedia({ colorScheme: null });
  return [...named(light, 'light'), ...named(dark, 'dark')];
};

const named = ({ violations }, scheme) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} (${scheme}): ${html.slice(0, 160)}`));
