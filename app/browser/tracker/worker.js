// Makes keys from passphrases, which is slow on purpose and would freeze the page.
import init, { answer } from "./tracker.js";

const ready = init({ module_or_path: "./tracker_bg.wasm" });
addEventListener("message", async ({ data }) => {
  await ready;
  const response = answer(data);
  postMessage(response, [response.buffer]);
});
