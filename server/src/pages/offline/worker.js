// Answers with what is kept where the network does not. VERSION, PAGES and GUIDES stand above.
const KEPT = `waymark-${VERSION}`;
const OWN = /^(\/es)?\/(goals|list|plans)$/;
const OWN_FILES = /^\/assets\/(tracker|list)/;
const languageOf = (path) => (/^\/es(\/|$)/.test(path) ? "es" : "en");

const keep = async (paths) => {
  const cache = await caches.open(KEPT);
  const missing = [];
  for (const path of paths) if (!(await cache.match(path))) missing.push(path);
  // One that fails shall not cost the others.
  await Promise.allSettled(missing.map((path) => cache.add(path)));
};

addEventListener("install", (event) => {
  event.waitUntil(keep(PAGES).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith("waymark-") && name !== KEPT;
  const forget = async () => {
    for (const name of (await caches.keys()).filter(isOld)) await caches.delete(name);
    await clients.claim();
  };
  event.waitUntil(forget());
});

addEventListener("message", (event) => {
  const guides = GUIDES[event.data];
  if (guides !== undefined) event.waitUntil(keep(guides));
});

const isKept = (path) => PAGES.includes(path) || GUIDES[languageOf(path)].includes(path) || OWN.test(path);

/** A page: as it is now, or as it was kept. A page of one's own with a query is another: a list that was sent. */
const page = async (request, path, query) => {
  const cache = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok && query === "" && isKept(path)) await cache.put(path, answer.clone());
    return answer;
  } catch (error) {
    const offline = languageOf(path) === "es" ? "/es/offline" : "/offline";
    const isAnother = query !== "" && OWN.test(path);
    const kept = (!isAnother && (await cache.match(path))) || (await cache.match(offline));
    if (kept === undefined) throw error;
    return kept;
  }
};

/** A file with a hashed name: it never changes. */
const file = async (request, path) => {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(path);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok && OWN_FILES.test(path)) await cache.put(path, answer.clone());
  return answer;
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, pathname, search));
  else if (pathname.startsWith("/assets/") || PAGES.includes(pathname)) event.respondWith(file(request, pathname));
});
