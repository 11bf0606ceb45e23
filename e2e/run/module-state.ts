import { glob, readFile } from "node:fs/promises";
import path from "node:path";

/** A `let`, or something empty that is there to be filled. What is written down whole is a table, and stays. */
const STATE =
  /^(?:export )?(?:(?:let|var) (\w+)|const (\w+)(?:: [^=\n]+)? = (?:new (?:Map|Set|WeakMap|WeakSet|Array)(?:<[^(\n]*>)?\(\)|\[\]|\{\});)/gm;
/** The database's scratch buffers: one thread, filled and read between two turns of the loop. */
const ALLOWED = "server/embedded-mongo/bson/encode.ts";

/**
 * What modules of server and consumer would keep between calls. A bundler makes several copies of a module, and tests
 * share a process: state belongs to a context.
 */
export async function moduleState(root: string): Promise<string[]> {
  const problems: string[] = [];
  for await (const file of glob("{server,consumer}/**/*.ts", { cwd: root })) {
    if (file === path.normalize(ALLOWED) || /[.]test[.]ts$/.test(file)) continue;
    for (const [, variable, constant] of (await readFile(path.join(root, file), "utf8")).matchAll(STATE)) {
      const name = variable ?? constant;
      problems.push(`${file}: ${name} is state of the module. Keep it in the context, or in what a function returns.`);
    }
  }
  return problems.sort();
}
