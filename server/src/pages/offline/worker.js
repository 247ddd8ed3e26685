// Answers with what it keeps when the network doesn't answer. The server puts SPANISH, VERSION, PAGES, GUIDES, SHELLS
// and SHELL_FILES before this, from the page table and the build's manifest.
const KEPT = `waymark-${VERSION}`;
const languageOf = (path) => (path === SPANISH || path.startsWith(`${SPANISH}/`) ? "es" : "en");

const keep = async (paths) => {
  const cache = await caches.open(KEPT);
  const missing = [];
  for (const path of paths) if (!(await cache.match(path))) missing.push(path);
  // When one fails, the others are still kept.
  await Promise.allSettled(missing.map((path) => cache.add(path)));
};

const isOld = (name) => name.startsWith("waymark-") && name !== KEPT;

/** The name of a file without the hash of its content. */
const plainName = (path) => path.replace(/-[0-9a-f]{8}(?=\.\w+$)/, "");

/** The paths that an older version kept because somebody opened them or read in their language. */
const keptBefore = async () => {
  const names = new Set();
  for (const cache of (await caches.keys()).filter(isOld)) {
    const requests = await (await caches.open(cache)).keys();
    for (const { url } of requests) names.add(plainName(new URL(url).pathname));
  }
  const kept = [...Object.values(GUIDES).flat(), ...SHELLS, ...SHELL_FILES];
  return kept.filter((path) => names.has(plainName(path)));
};

addEventListener("install", (event) => {
  const install = async () => {
    await keep(PAGES);
    await keep(await keptBefore());
    await skipWaiting();
  };
  event.waitUntil(install());
});

addEventListener("activate", (event) => {
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

const isKept = (path) => PAGES.includes(path) || GUIDES[languageOf(path)].includes(path) || SHELLS.includes(path);

/** A page as it is now, or as it was kept. A shell with a query is another page: a list that somebody was sent. */
const page = async (request, path, query) => {
  const cache = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok && query === "" && isKept(path)) await cache.put(path, answer.clone());
    return answer;
  } catch (error) {
    const offline = languageOf(path) === "es" ? `${SPANISH}/offline` : "/offline";
    const isAnother = query !== "" && SHELLS.includes(path);
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
  if (answer.ok && SHELL_FILES.includes(path)) await cache.put(path, answer.clone());
  return answer;
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, pathname, search));
  else if (pathname.startsWith("/assets/") || PAGES.includes(pathname)) event.respondWith(file(request, pathname));
});
