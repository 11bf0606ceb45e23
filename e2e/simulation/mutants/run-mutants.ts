import { once } from "node:events";
import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./mutant.ts";
import { Order, type Verdict } from "./order.ts";

/** This many deaths in a place tell how often a mutant dies there; a place with such a share of them is good enough. */
const DEATHS = 6;
const GOOD_SHARE = 0.3;

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

/** Runs until somebody notices, or until every try is spent. */
async function tryAll({ tries, until }: Order): Promise<Verdict> {
  const { requireConfiguration } = await import("../simulate.ts");
  const { runSeed } = await import("../run-seed.ts");
  let runs = 0;
  let best: Verdict["killed"] = null;
  for (const { configuration, from, seeds } of tries) {
    const noticed: { seed: number; violation: string }[] = [];
    let here = 0;
    for (let seed = from; seed < from + seeds && noticed.length < DEATHS; seed++) {
      runs++;
      here++;
      const { violations } = await runSeed(requireConfiguration(configuration), seed);
      const [violation] = violations;
      if (violation === undefined) continue;
      noticed.push({ seed, violation });
      const share = noticed.length / here;
      const killed = { configuration, share, ...(noticed[0] ?? { seed, violation }) };
      if (until === "noticed") return { runs, killed };
      if (noticed.length === DEATHS && share >= GOOD_SHARE) return { runs, killed };
    }
    const [first] = noticed;
    const share = noticed.length / here;
    if (first && share > (best?.share ?? 0)) best = { configuration, share, ...first };
  }
  return { runs, killed: best };
}
