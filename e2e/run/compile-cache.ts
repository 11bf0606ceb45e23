import path from "node:path";

/**
 * For NODE_COMPILE_CACHE: hundreds of processes are started, all from the same code, and what the first has compiled the
 * others read.
 */
export const COMPILE_CACHE = path.resolve(import.meta.dirname, "../../node_modules/.cache/node-compile");
