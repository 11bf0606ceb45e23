import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { openTestEngine } from "#server/embedded-mongo/testing.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import { secantusArgs, startEngine } from "../conformance/elsewhere/engine.ts";
import { connectEngine, type Engine } from "./engines.ts";
import { type Found, look, type Search } from "./look.ts";
import { differenceFromOracle, oracleCases } from "./oracle/cases.ts";
import { comparisons, differenceBetween } from "./other-engine.ts";
import { cases, differenceFromScan } from "./own-scan.ts";
import { show } from "./show.ts";

const HELP = `npm run differential -- [--seconds 30] [--seed N] [--python DIR]

Asks the embedded database random statements about random documents: with its indexes and without them, of an oracle that
knows filters alone, and of SecantusDB. Prints the seed, and the smallest statement that is answered differently.
  --seconds  how long, shared by the comparisons (default 30)
  --seed     where to begin (default: chosen by chance)
  --python   a Python environment with what .ci/requirements.txt lists; without it SecantusDB is not asked
`;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "30" },
    seed: { type: "string" },
    python: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const Whole = z.coerce.number("This must be a whole number.").int().min(1);

if (values.help) process.stdout.write(HELP);
else process.exitCode = await compareAll(Whole.parse(values.seed ?? Date.now() % 2 ** 31), Whole.parse(values.seconds));

async function compareAll(seed: number, seconds: number): Promise<number> {
  using own = openTestEngine();
  const { python } = values;
  const share = { seed, seconds: Math.max(1, Math.floor(seconds / (python ? 3 : 2))) };
  process.stdout.write(`Seed ${seed}\n`);
  const searches: [name: string, search: () => Promise<Found>][] = [
    [
      "Indexes and a scan",
      () =>
        look(
          cases,
          (one) => differenceFromScan(own, one),
          ({ docs, specs }) => `documents ${show(docs)}\nindexes ${show(specs)}`,
          share,
        ),
    ],
    [
      "Filters and the oracle",
      () =>
        look(
          oracleCases,
          (one) => differenceFromOracle(own, one),
          ({ docs }) => `documents ${show(docs)}`,
          share,
        ),
    ],
    ...(python
      ? [
          ["The embedded database and SecantusDB", () => beside(path.resolve(python, "bin"), own, share)] as [
            string,
            () => Promise<Found>,
          ],
        ]
      : []),
  ];
  let failed = 0;
  for (const [name, search] of searches) {
    const { cases: asked, difference } = await search();
    process.stdout.write(
      `${name}: ${asked} cases, ${difference === null ? "no difference" : `a difference\n${difference}`}\n`,
    );
    if (difference !== null) failed += 1;
  }
  if (failed > 0) process.stdout.write(`Again: npm run differential -- --seed ${seed} --seconds ${seconds}\n`);
  return failed === 0 ? 0 : 1;
}

async function beside(bin: string, own: Engine, search: Search): Promise<Found> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-differential-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const port = await findFreePort();
  const command = path.join(bin, "secantusd-py");
  await startEngine(command, port, secantusArgs(port, folder), (stop) => stack.defer(stop));
  using other = connectEngine(port);
  return await look(
    comparisons,
    (one) => differenceBetween(own, other, one),
    ({ docs }) => `documents ${show(docs)}`,
    search,
  );
}
