import { enableCompileCache, flushCompileCache } from "node:module";
import path from "node:path";

/**
 * Where Node keeps what it has compiled. Half of a start is compiling, and whoever takes the place of a consumer that was killed is
 * waited for. Where it may not write, it reads what is there: the image brings it along.
 */
const COMPILED = path.resolve(import.meta.dirname, "../node_modules/.cache/node-compile");

enableCompileCache(COMPILED);
await import("./run.ts");
// Node itself does so at the end, which a consumer that is killed does not come to.
flushCompileCache();
