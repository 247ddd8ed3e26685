// The size of a page on the wire: bodies as they are sent to a browser that accepts brotli.
import { request } from 'node:http';

/** Bytes and text of a response's body, as transferred. */
const transfer = (url) =>
  new Promise((done, fail) => {
    request(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => done({ bytes: Buffer.concat(parts).length, encoding: response.headers['content-encoding'] }));
    })
      .on('error', fail)
      .end();
  });

const hrefs = (html, pattern) => [...html.matchAll(pattern)].map(([, href]) => href);

/** The page with its style sheets and icons: all that a browser without JavaScript fetches. */
export const pageWeight = async (origin, path) => {
  const html = await (await fetch(origin + path)).text();
  const linked = hrefs(html, /<link[^>]+rel="(?:stylesheet|icon)"[^>]*href="([^"]+)"/g).concat(
    hrefs(html, /<link[^>]+href="([^"]+)"[^>]*rel="(?:stylesheet|icon)"/g),
    hrefs(html, /<img[^>]+src="([^"]+)"/g),
  );
  const parts = await Promise.all([path, ...new Set(linked)].map((href) => transfer(origin + href)));
  return { bytes: parts.reduce((sum, part) => sum + part.bytes, 0), parts: parts.length, results: new Set(hrefs(html, /href="([^"]*\/r\/[^"]+)"/g)).size };
};

/** The scripts of a page, with the modules, workers and glue that they name. */
export const scriptsWeight = async (origin, path) => {
  const html = await (await fetch(origin + path)).text();
  const found = new Set(hrefs(html, /<script[^>]+src="([^"]+)"/g));
  let bytes = 0;
  // Whatever a script names is fetched and searched too.
  for (const href of found) {
    bytes += (await transfer(origin + href)).bytes;
    if (href.endsWith('.js')) {
      const script = await (await fetch(origin + href)).text();
      (script.match(/\/assets\/[\w.-]+/g) ?? []).forEach((named) => found.add(named));
    }
  }
  return { bytes, parts: found.size };
};
