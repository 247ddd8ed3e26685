// One visit: a fresh browser context of a visitor, watched for everything that should not happen.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { pattern, text } from './texts.js';

/** Longest wait for anything, in milliseconds; pages answer within a few. */
const PATIENCE = 15_000;

/** Starts Chromium so that it can reach this machine alone. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });

// Every page has the quick exit, whose island listens to keys: when it does, all islands are awake.
const NOTICE_ISLANDS = () => {
  const listen = window.addEventListener;
  window.addEventListener = function (kind, ...rest) {
    if (kind === 'keydown') window.islandsAwake = true;
    return listen.call(this, kind, ...rest);
  };
};

export class Visit {
  /** Opens a page for a visitor; `close` ends the visit and reports what went wrong in it. */
  static async begin(browser, origin, visitor) {
    const { lang, viewport, script } = visitor;
    const locale = { en: 'en-US', es: 'es-US' }[lang];
    const context = await browser.newContext({ viewport, locale, javaScriptEnabled: script });
    context.setDefaultTimeout(PATIENCE);
    if (script) await context.addInitScript(NOTICE_ISLANDS);
    return new Visit(context, await context.newPage(), origin, visitor);
  }

  constructor(context, page, origin, visitor) {
    Object.assign(this, { context, page, origin, ...visitor, problems: [], requests: [], away: [], missing: undefined });
    page.on('pageerror', (error) => this.problems.push(`page error: ${error.message}`));
    page.on('dialog', (dialog) => this.problems.push(`dialog: ${dialog.message()}`));
    page.on('console', (line) => {
      const isTheMissingPage = this.missing !== undefined && line.location().url === this.missing;
      if (['error', 'warning'].includes(line.type()) && !isTheMissingPage) this.problems.push(`console: ${line.text()}`);
    });
    page.on('requestfailed', (request) => {
      // A page that is left cancels what it still waits for.
      const isCancelled = request.failure()?.errorText === 'net::ERR_ABORTED';
      if (this.isOurs(request.url()) && !isCancelled) this.problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
    });
    page.on('request', (request) => {
      this.requests.push(request.url());
      if (!this.isOurs(request.url()) && !this.away.includes(request.url())) this.problems.push(`left for ${request.url()}`);
    });
  }

  isOurs(url) {
    return new URL(url).origin === this.origin;
  }

  /** A text of the visitor's language. */
  say = (key, values) => text(this.lang, key, values);

  /** A pattern for a text with blanks. */
  like = (key) => pattern(this.lang, key);

  /** A path in the visitor's language. */
  path = (path) => (this.lang === 'en' ? path : `/${this.lang}${path === '/' ? '' : path}`);

  /** Opens a page by its English path, and waits until it is all there. */
  go = async (path, status = 200) => {
    const url = this.origin + this.path(path);
    this.missing = status === 200 ? undefined : url;
    const response = await this.page.goto(url);
    assert.equal(response.status(), status, url);
    await this.ready();
    return response;
  };

  /** Clicks what leads to another page, and waits for that. */
  follow = (target) => this.leave(() => target.click());

  /** Does what leads to another page, and waits for that. */
  leave = async (action) => {
    const arrived = this.page.waitForEvent('load');
    await action();
    await arrived;
    await this.ready();
  };

  /** Waits for the islands, where there are any. */
  ready = async () => {
    if (this.script && this.isOurs(this.page.url())) await this.page.waitForFunction(() => window.islandsAwake === true);
  };

  /** Where the visitor is: path and query. */
  get at() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** Answers for a site elsewhere, so that a link can be followed without leaving this machine. */
  expectToLeaveFor = async (url) => {
    this.away.push(url);
    const page = '<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1>';
    await this.page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: page }));
  };

  /** The page as it is without its scripts, where tools that are scripts themselves can look at it. */
  still = async () => {
    if (this.script) return this.page;
    const { viewport } = this;
    this.tools ??= await this.context.browser().newContext({ viewport });
    const page = await this.tools.newPage();
    await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.goto(this.page.url());
    return page;
  };

  close = async () => {
    const problems = [...this.problems];
    await this.tools?.close();
    await this.context.close();
    assert.deepEqual(problems, [], 'the page worked without a hitch');
  };
}
