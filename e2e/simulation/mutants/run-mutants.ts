import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Mutant, mutate, ROOT } from "./mutant.ts";
import { Order, type Verdict } from "./order.ts";
import { MUTANTS } from "./table.ts";

// Started by judge.ts, once for each mutant: a source that is loaded cannot be taken back.
const order = Order.parse(JSON.parse(process.argv[2] ?? ""));
installMutants(order.mutants.map(requireMutant));
process.send?.(await tryAll(order));

function requireMutant(name: string): Mutant {
  const found = MUTANTS.find((mutant) => mutant.name === name);
  if (found) return found;
  throw new Error(`There is no mutant "${name}".`);
}

/** From now on these files load with their mutants; the product must not have been loaded before. */
function installMutants(mutants: readonly Mutant[]): void {
  const byUrl = Map.groupBy(mutants, ({ file }) => pathToFileURL(path.join(ROOT, file)).href);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const mine = byUrl.get(url);
      if (!mine || !loaded.source) return loaded;
      const source = typeof loaded.source === "string" ? loaded.source : new TextDecoder().decode(loaded.source);
      return { ...loaded, source: mutate(source, mine) };
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
