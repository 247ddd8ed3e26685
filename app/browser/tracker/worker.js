// Makes keys from passphrases, which is slow on purpose and would freeze the page.
import init, { answer } from "__GLUE__";

const ready = init({ module_or_path: "__WASM__" });
addEventListener("message", async ({ data }) => {
  await ready;
  postMessage(answer(data));
});
