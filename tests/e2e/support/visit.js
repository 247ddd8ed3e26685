// One visit: a fresh browser context of a visitor, watched for everything that should not happen.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { pattern, text } from './texts.js';

/** Longest wait for anything, in milliseconds. Pages answer within a few. */
const PATIENCE = 15_000;

/** The browser; `cargo xtask test` names it. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** These let the browser reach only this machine. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Starts Chromium. */
export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

// Every page has the quick exit, whose island listens to keys: once it does, all islands have started.
const NOTICE_ISLANDS = () => {
  const listen = window.addEventListener;
  window.addEventListener = function (kind, ...rest) {
    if (kind === 'keydown') window.islandsAwake = true;
    return listen.call(this, kind, ...rest);
  };
};

/** A visitor with a browser context of their own: no storage, cache or history of another test. */
export class Visit {
  static async open(browser, origin, visitor) {
    const { lang, viewport, script } = visitor;
    const locale = { en: 'en-US', es: 'es-US' }[lang];
    const context = await browser.newContext({ viewport, locale, javaScriptEnabled: script, reducedMotion: 'reduce' });
    context.setDefaultTimeout(PATIENCE);
    if (script) await context.addInitScript(NOTICE_ISLANDS);
    return new Visit(context, await context.newPage(), origin, visitor);
  }

  constructor(context, page, origin, visitor) {
    // What went wrong, sites one may leave for, and the address that may be missing.
    Object.assign(this, { context, page, origin, ...visitor, problems: [], away: [], missing: undefined });
    page.on('pageerror', (error) => this.problems.push(`page error: ${error.message}`));
    page.on('dialog', (dialog) => this.problems.push(`dialog: ${dialog.message()}`));
    page.on('console', (line) => {
      const isTheMissingPage = this.missing !== undefined && line.location().url === this.missing;
      if (['error', 'warning'].includes(line.type()) && !isTheMissingPage) this.problems.push(`console: ${line.text()}`);
    });
    page.on('requestfailed', (request) => {
      // Leaving a page cancels its pending requests.
      const cause = request.failure()?.errorText;
      if (this.isOurs(request.url()) && cause !== 'net::ERR_ABORTED') this.problems.push(`failed: ${request.url()} ${cause}`);
    });
    page.on('request', (request) => {
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

  /** Opens a page by its English path, and waits until it has fully loaded. */
  go = async (path, status = 200) => {
    const url = this.origin + this.path(path);
    this.missing = status === 200 ? undefined : url;
    const response = await this.page.goto(url);
    assert.equal(response.status(), status, url);
    await this.ready();
    return response;
  };

  /** Clicks something that leads to another page, and waits for that page. */
  follow = (target) => this.leave(() => target.click());

  /** Does something that leads to another page, and waits for that page. */
  leave = async (action) => {
    const arrived = this.page.waitForEvent('load');
    await action();
    await arrived;
    await this.ready();
  };

  /** Waits until the islands have started, if the page has any. */
  ready = async () => {
    if (this.script && this.isOurs(this.page.url())) await this.page.waitForFunction(() => window.islandsAwake === true);
  };

  /** Where the visitor is: path and query. */
  get at() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** Answers in place of another site, so that a link can be followed without leaving this machine. */
  expectToLeaveFor = async (url) => {
    this.away.push(url);
    const page = '<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1>';
    await this.page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: page }));
  };

  /** The page as it looks without its scripts, but in a context where test tools can still run theirs. */
  still = async () => {
    if (this.script) return this.page;
    if (this.stillPage === undefined) {
      const context = await this.context.browser().newContext({ viewport: this.viewport, reducedMotion: 'reduce' });
      this.stillPage = await context.newPage();
      await this.stillPage.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    }
    await this.stillPage.goto(this.page.url());
    return this.stillPage;
  };

  /** Fails with everything that went wrong during the visit. */
  expectNoProblems() {
    assert.deepEqual(this.problems, [], 'the page worked without a hitch');
  }

  close = async () => {
    await this.stillPage?.context().close();
    await this.context.close();
  };
}
