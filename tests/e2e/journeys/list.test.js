// Saving places, and passing them on without an account.
import assert from 'node:assert/strict';
import jsQR from 'jsqr';
import { atTop, barriers, inDocument, sideways, smallTargets } from '../support/faults.js';
import { journey, open, site } from '../support/journey.js';
import { filled, link, names, saveButtons, saveFirst, t } from '../support/list.js';

open();

const withScript = ({ script }) => script;
const SEARCH = '/search?near=80204&radius=200';
const SECRET = 'ask-for-Ana';

const items = ({ page }) => page.locator('.saved-places > li');
const press = (scope, name) => scope.getByRole('button', { name }).click();
const note = (visit, at) => items(visit).nth(at).getByRole('textbox');

/** What has focus right after a button was pressed, before another key could be. */
const focusAfter = (scope, name) =>
  scope.getByRole('button', { name }).evaluate(async (button) => {
    button.click();
    await new Promise((next) => setTimeout(next));
    const focused = document.activeElement;
    return focused.getAttribute('aria-label') ?? focused.textContent;
  });

/** Opens an address in another person's browser. */
const elsewhere = async (visit, address, look) => {
  const context = await site.browser.newContext({ viewport: visit.viewport });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await look({ ...visit, page });
  } finally {
    await context.close();
  }
};

journey(
  'places are saved from results and from a place, and the list says so',
  async (visit) => {
    const { page, say } = visit;
    await visit.go(SEARCH);
    const way = page.locator('.my-list').getByRole('link');
    assert.ok(!(await way.isVisible()), 'nothing is saved yet');
    await saveButtons(visit).first().click();
    await page.getByRole('status').getByText(say('list.told_saved')).waitFor();
    await saveButtons(visit).nth(1).click();
    assert.match(await way.textContent(), /2$/);
    await saveButtons(visit).nth(1).click();
    assert.match(await way.textContent(), /1$/);
    const href = await page.locator('.hit h2 a').nth(2).getAttribute('href');
    await page.goto(visit.origin + href);
    await saveButtons(visit).first().click();
    await page.getByRole('status').getByText(say('list.told_saved')).waitFor();
    await way.click();
    await items(visit).nth(1).getByRole('link').first().waitFor();
    assert.equal((await names(visit)).length, 2);
    await page.goBack();
    await page.locator('.save.is-on').waitFor();
  },
  withScript,
);

journey(
  'results that come without a new page can be saved too',
  async (visit) => {
    const { page } = visit;
    await visit.go(SEARCH);
    await saveButtons(visit).first().click();
    await page.locator('.order a').last().click();
    await page.locator('.save.is-on').first().waitFor();
    assert.ok((await page.locator('.save:visible').count()) > 1);
  },
  withScript,
);

journey(
  'an empty list says how to fill it',
  async (visit) => {
    await visit.go('/list');
    await visit.page.getByRole('heading', { name: t(visit).empty }).waitFor();
    await visit.follow(visit.page.getByRole('main').getByRole('link', { name: t(visit).find }));
    assert.equal(visit.at, visit.path('/search'));
  },
  withScript,
);

journey(
  'a list has a name, notes and an order; each step can be taken back',
  async (visit) => {
    const { page } = visit;
    await saveFirst(visit, SEARCH, 3);
    const [first, second, third] = await names(visit);
    const about = (what, name) => filled(t(visit).about, { what, name });
    const up = about(t(visit).up, third);
    assert.equal(await focusAfter(items(visit).nth(2), up), up, 'the button moves with its place');
    assert.deepEqual(await names(visit), [first, third, second]);
    await page.getByRole('status').getByText(filled(t(visit).moved, { name: third, n: 2 })).waitFor();
    await press(page, t(visit).undo);
    assert.deepEqual(await names(visit), [first, second, third]);
    const focused = await focusAfter(items(visit).nth(1), about(t(visit).up, second));
    assert.equal(focused, about(t(visit).down, second), 'at the top there is only the way down');
    assert.deepEqual(await names(visit), [second, first, third]);
    await press(page, t(visit).undo);
    assert.deepEqual(await names(visit), [first, second, third]);
    await note(visit, 1).fill('Ask for Ana.');
    await page.getByLabel(t(visit).name_label).fill('For Thursday');
    assert.equal(await focusAfter(items(visit).first(), about(t(visit).remove, first)), t(visit).undo, 'what was removed can be taken back at once');
    assert.deepEqual(await names(visit), [second, third]);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'For Thursday' }).waitFor();
    assert.equal(await note(visit, 0).inputValue(), 'Ask for Ana.');
    await press(page, t(visit).clear);
    await page.getByRole('heading', { name: t(visit).empty }).waitFor();
    await press(page, t(visit).undo);
    await items(visit).nth(1).waitFor();
    assert.equal(await note(visit, 0).inputValue(), 'Ask for Ana.');
  },
  withScript,
);

journey(
  'a link carries the list to another browser, and its words to no server',
  async (visit) => {
    const { page } = visit;
    const sent = [];
    const listen = (request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`);
    page.on('request', listen);
    await saveFirst(visit, SEARCH, 2);
    await note(visit, 0).fill(SECRET);
    await page.getByLabel(t(visit).name_label).fill(`${SECRET} title`);
    const shared = await link(visit);
    const here = await names(visit);
    page.off('request', listen);
    assert.ok(shared.startsWith(`${visit.origin}${visit.path('/list')}#1`), shared);
    await elsewhere(visit, 'about:blank', async (other) => {
      other.page.on('request', listen);
      await other.page.goto(shared);
      await other.page.getByRole('heading', { level: 1, name: `${SECRET} title` }).waitFor();
      await other.page.locator('.saved-places h2 a').nth(1).waitFor();
      assert.deepEqual(await names(other), here);
      assert.ok(await other.page.getByText(SECRET, { exact: true }).isVisible());
      assert.equal(await other.page.title(), await page.title(), 'the title of the window tells nothing');
      assert.equal(await other.page.evaluate(() => localStorage.length), 0, 'looking keeps nothing');
      await other.page.getByRole('link', { name: visit.say('site.switch') }).click();
      await other.page.getByRole('heading', { level: 1, name: `${SECRET} title` }).waitFor();
      assert.notEqual(new URL(other.page.url()).pathname, visit.path('/list'), 'the same list in the other language');
      await other.page.goBack();
      await other.page.locator('.saved-places h2 a').nth(1).waitFor();
      await press(other.page, t(visit).keep);
      await other.page.getByRole('status').getByText(t(visit).added).waitFor();
      await other.page.reload();
      await items(other).nth(1).waitFor();
      assert.equal(await note(other, 0).inputValue(), SECRET);
    });
    assert.ok(sent.length > 5);
    for (const request of sent) assert.ok(!request.includes(SECRET) && !request.includes(shared.split('#')[1]), request);
  },
  withScript,
);

journey(
  'the picture of a link is that link, and a text and a mail hold it',
  async (visit) => {
    const { page } = visit;
    await saveFirst(visit, SEARCH, 2);
    await note(visit, 0).fill('Ask for Ana & Luz.');
    const shared = await link(visit);
    const { data, size } = await page.locator('.qr svg').evaluate((svg) => {
      const size = 4 * svg.viewBox.baseVal.width;
      const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size }).getContext('2d');
      canvas.fillStyle = '#fff';
      canvas.fillRect(0, 0, size, size);
      canvas.fillStyle = '#000';
      canvas.scale(4, 4);
      canvas.fill(new Path2D(svg.querySelector('path').getAttribute('d')));
      return { data: [...canvas.getImageData(0, 0, size, size).data], size };
    });
    assert.equal(jsQR(Uint8ClampedArray.from(data), size, size)?.data, shared);
    const [first] = await names(visit);
    for (const name of [t(visit).sms, t(visit).mail]) {
      const href = await page.getByRole('link', { name }).getAttribute('href');
      const body = new URLSearchParams(href.slice(href.indexOf('?') + 1)).get('body');
      for (const part of [first, 'Ask for Ana & Luz.', shared]) assert.ok(body.includes(part), `${body} has no ${part}`);
    }
    const download = page.waitForEvent('download');
    await press(page, t(visit).contacts);
    const chunks = [];
    for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
    const cards = Buffer.concat(chunks).toString();
    assert.equal(cards.match(/BEGIN:VCARD\r\nVERSION:3.0/g).length, 2);
    assert.ok(cards.replaceAll('\r\n ', '').includes(`FN:${first.replaceAll(/[,;]/g, '\\$&')}`));
  },
  withScript,
);

journey(
  'where the device has a way to share, the list goes that way',
  async (visit) => {
    const { page } = visit;
    await visit.go('/list');
    await page.addInitScript(() => {
      navigator.share = async (what) => Object.assign(window, { shared: what });
    });
    await saveFirst(visit, SEARCH, 1);
    await page.getByLabel(t(visit).name_label).fill('For Thursday');
    await press(page, t(visit).sheet);
    const shared = await page.evaluate(() => window.shared);
    assert.equal(shared.title, 'For Thursday');
    assert.ok(shared.text.endsWith(await link(visit)), shared.text);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(page, t(visit).copy);
    await page.getByRole('status').getByText(t(visit).copied).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await link(visit));
  },
  withScript,
);

journey(
  'a link that is cut or newer says so, and changes nothing',
  async (visit) => {
    const { page } = visit;
    await saveFirst(visit, SEARCH, 1);
    const shared = await link(visit);
    for (const [address, heading] of [
      [shared.slice(0, -9), t(visit).damaged],
      [shared.replace('#1', '#2'), t(visit).newer],
    ]) {
      await page.goto('about:blank');
      await page.goto(address);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await press(page, t(visit).see_mine);
      await items(visit).first().waitFor();
    }
  },
  withScript,
);

journey(
  'places that are gone say so, and a list of a newer version is let be',
  async (visit) => {
    const { page } = visit;
    await visit.go('/list');
    const keep = (text) => page.evaluate((text) => localStorage.setItem('waymark.list', text), text);
    await keep('waymark-list 1\n\nno-such-place\tnote');
    await page.reload();
    await page.getByText(filled(t(visit).unknown, { id: 'no-such-place' })).waitFor();
    assert.equal(await note(visit, 0).inputValue(), 'note');
    await keep('waymark-list 2\nsomething else');
    await page.reload();
    await page.getByRole('alert').getByText(t(visit).not_ours).waitFor();
    await visit.go(SEARCH);
    assert.equal(await page.locator('.save:visible').count(), 0);
    assert.equal(await page.evaluate(() => localStorage.getItem('waymark.list')), 'waymark-list 2\nsomething else');
  },
  withScript,
);

journey('a link with ids opens without scripts, in its order', async (visit) => {
  const { page, say } = visit;
  const { results } = await (await fetch(`${visit.origin}/api/v1/search?near=80204&radius=200&lang=${visit.lang}`)).json();
  const [first, second] = results;
  await visit.go(`/list?id=${second.id}&id=no-such-place&id=${first.id}`);
  await page.getByRole('heading', { level: 1, name: say('list.linked') }).waitFor();
  assert.deepEqual(await names(visit), [second.name, say('list.unknown', { id: 'no-such-place' }), first.name]);
  if (visit.script) {
    await saveButtons(visit).first().click();
    await page.getByRole('status').getByText(say('list.told_saved')).waitFor();
  } else {
    assert.ok(!(await saveButtons(visit).first().isVisible()));
  }
});

journey(
  'without scripts the page says what it needs',
  async (visit) => {
    await visit.go('/list');
    await visit.page.getByText(visit.say('list.no_script')).waitFor();
  },
  ({ script }) => !script,
);

journey(
  'a printed list has names, numbers, notes and the picture, and no controls',
  async (visit) => {
    const { page } = visit;
    await saveFirst(visit, SEARCH, 2);
    await note(visit, 0).fill('Bring your ID.');
    await page.emulateMedia({ media: 'print' });
    for (const control of [...(await page.getByRole('button').all()), ...(await page.getByRole('textbox').all())]) {
      assert.ok(!(await control.isVisible()));
    }
    assert.ok(await page.locator('.saved-places p.note').getByText('Bring your ID.').isVisible());
    assert.ok(await page.locator('.qr svg').isVisible());
    for (const format of ['Letter', 'A4']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, format);
    }
    await page.emulateMedia({ media: 'screen' });
  },
  withScript,
);

journey(
  'the list has no faults that a page could have: with places, shared, and with long words',
  async (visit) => {
    const { page } = visit;
    const sound = async (where) => {
      for (const check of [inDocument, atTop, smallTargets, sideways, barriers]) assert.deepEqual(await check(visit), [], where);
    };
    await saveFirst(visit, SEARCH, 3);
    await page.getByLabel(t(visit).name_label).fill('W'.repeat(80));
    await note(visit, 0).fill('n'.repeat(200));
    await page.locator('.handover summary').click();
    await page.evaluate(() => scrollTo(0, 0));
    await sound('mine');
    const shared = await link(visit);
    await page.goto('about:blank');
    await page.goto(shared);
    await items(visit).nth(2).getByRole('link').first().waitFor();
    await sound('shared');
    await page.goto(`${visit.origin}${visit.path('/list')}#1broken`);
    await page.getByRole('heading', { level: 1, name: t(visit).damaged }).waitFor();
    await sound('damaged');
  },
  withScript,
);
