import { once } from "node:events";
import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./mutant.ts";
import { Order, type Verdict } from "./order.ts";

// Started by judge.ts, once for each mutant: a source that is loaded cannot be taken back.
const [message] = await once(process, "message");
const order = Order.parse(message);
installSources(order.sources);
process.send?.(await tryAll(order));
process.disconnect();

/** From now on these files load as they are here; the product must not have been loaded before. */
function installSources(sources: Order["sources"]): void {
  const byUrl = new Map(
    Object.entries(sources).map(([file, source]) => [pathToFileURL(path.join(ROOT, file)).href, source]),
  );
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const source = byUrl.get(url);
      return source === undefined ? loaded : { ...loaded, source };
    },
  });
}

/** Runs until the first violation, or until every try is spent. */
async function tryAll({ tries }: Order): Promise<Verdict> {
  const { requireConfiguration } = await import("../simulate.ts");
  const { runSeed } = await import("../run-seed.ts");
  let runs = 0;
  for (const { configuration, from, seeds } of tries) {
    for (let seed = from; seed < from + seeds; seed++) {
      runs++;
      const { violations } = await runSeed(requireConfiguration(configuration), seed);
      const [violation] = violations;
      if (violation !== undefined) return { runs, killed: { configuration, seed, violation } };
    }
  }
  return { runs, killed: null };
}
