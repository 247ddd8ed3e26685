// Opens the tracker. The build fills in the addresses. The sheet of paper is there before this has run, and if it never does.
import init, { start } from "__GLUE__";

await init({ module_or_path: "__WASM__" });
start("__WORKER__");
