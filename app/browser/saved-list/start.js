// Opens the list. The build fills in the addresses.
import init, { start } from "__GLUE__";

await init({ module_or_path: "__WASM__" });
start();
