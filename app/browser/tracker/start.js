// Opens the tracker. The build replaces the paths with hashed URLs. The sheet of paper is there before this has run, and if it never does.
import init, { start } from "./tracker.js";

await init({ module_or_path: "./tracker_bg.wasm" });
start("./worker.js");
