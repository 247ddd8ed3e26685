// Opens the list. The build replaces the paths with hashed URLs.
import init, { start } from "./saved-list.js";

await init({ module_or_path: "./saved-list_bg.wasm" });
start();
