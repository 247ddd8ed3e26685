// Opens the tracker. The build replaces the paths with hashed URLs. The paper worksheet is on the page before this runs, and
// stays if it never does.
import init, { start } from "./tracker.js";

await init({ module_or_path: "./tracker_bg.wasm" });
start("./worker.js");
