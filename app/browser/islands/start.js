// Starts the islands once the browser is idle. The build replaces the two paths with hashed URLs.
// Everything on the page works before this runs, and also if it never runs.
const start = async () => {
  const islands = await import("./islands.js");
  await islands.default({ module_or_path: "./islands_bg.wasm" });
  islands.hydrate();
  for (const island of document.querySelectorAll("leptos-island")) {
    islands[island.dataset.component]?.(island);
  }
};

// Keeps the help page and the guides readable without a connection; if the visitor saves data, only the help page.
const keep = async () => {
  const registration = await navigator.serviceWorker.register("/sw.js");
  if (navigator.connection?.saveData) return;
  const { active } = await navigator.serviceWorker.ready;
  (active ?? registration.active)?.postMessage(document.documentElement.lang);
};

if ("serviceWorker" in navigator) {
  addEventListener("load", () => keep().catch(() => {}), { once: true });
}

if ("requestIdleCallback" in window) {
  requestIdleCallback(start, { timeout: 2000 });
} else {
  setTimeout(start, 200);
}
