import { parseArgs } from "node:util";
import { z } from "zod";
import { startChaosWorld } from "../kit/world.ts";
import { runNemesis } from "./run.ts";

const USAGE = `npm run nemesis -- [--seeds 10] [--first 1] [--seconds 60]
Torments a desk of real processes at random, one world per seed, and tells which seeds went wrong and why.
The faults repeat for a seed; their timing does not quite.`;

const whole = z.coerce.number().int().min(1);
const Options = z.object({ seeds: whole, first: whole, seconds: whole });

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "10" },
    first: { type: "string", default: "1" },
    seconds: { type: "string", default: "60" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(USAGE);
else {
  const { seeds, first, seconds } = Options.parse(values);
  const failed: number[] = [];
  for (let seed = first; seed < first + seeds; seed++) {
    await using world = await startChaosWorld();
    try {
      const { filed, journal } = await runNemesis(world, { seed, seconds });
      console.log(`seed ${seed}: ${filed} complaints, ${journal.length} strikes and repairs, nothing lost`);
    } catch (error) {
      failed.push(seed);
      console.error(error instanceof Error ? error.message : error);
    }
  }
  console.log(failed.length === 0 ? `${seeds} seeds, nothing lost` : `went wrong: seeds ${failed.join(", ")}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
