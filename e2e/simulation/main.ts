import { fork } from "node:child_process";
import { parseArgs } from "node:util";
import { z } from "zod";
import { CONFIGURATION_NAMES } from "./configurations.ts";
import { runSeed } from "./run-seed.ts";
import { configurationOf, reproduce, requireConfiguration, type Simulation, simulate, type Tally } from "./simulate.ts";

const USAGE = `npm run simulate -- [--seeds 2000] [--from 1] [--config "name"] [--workers 2] [--trace] [--list]
Runs the real event core against itself, each seed another order of everything and other faults. Ends with 1 when
something was wrong, and prints the command that repeats it. --trace prints every step of one seed.`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "2000" },
    from: { type: "string", default: "1" },
    config: { type: "string" },
    workers: { type: "string", default: "2" },
    trace: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
    /** Given to the processes that share the work: "0/2" is the first of two. */
    part: { type: "string" },
  },
});

const Count = z.coerce.number("This must be a whole number.").int().min(0);
const TallyMessage = z.object({
  runs: z.number(),
  steps: z.number(),
  rests: z.number(),
  failures: z.array(z.object({ seed: z.number(), configuration: z.string(), violations: z.array(z.string()) })),
});

const simulation: Simulation = {
  from: Count.parse(values.from),
  seeds: Count.parse(values.seeds),
  configuration: values.config ?? null,
  part: 0,
  parts: 1,
};

if (values.help) console.log(USAGE);
else if (values.list) console.log(CONFIGURATION_NAMES.join("\n"));
else if (values.trace) await traceOne();
else if (values.part !== undefined) await runPart(values.part);
else await runAll(Math.max(1, Count.parse(values.workers)));

async function traceOne(): Promise<void> {
  const name = simulation.configuration ?? configurationOf(simulation.from);
  const { violations, steps } = await runSeed(requireConfiguration(name), simulation.from, (line) =>
    console.log(line()),
  );
  console.log(`${steps} steps. ${violations.length === 0 ? "All was well." : violations.join("\n")}`);
  if (violations.length > 0) process.exitCode = 1;
}

async function runPart(text: string): Promise<void> {
  const [part = 0, parts = 1] = text.split("/").map((number) => Count.parse(number));
  const tally = await simulate({ ...simulation, part, parts });
  process.send?.(tally);
}

async function runAll(workers: number): Promise<void> {
  if (simulation.configuration !== null) requireConfiguration(simulation.configuration);
  const startedAt = performance.now();
  const parts = Array.from({ length: workers }, (_, part) => startPart(part, workers));
  const tallies = await Promise.all(parts);
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const failures = tallies.flatMap((tally) => tally.failures);
  for (const failure of failures) {
    console.error(`seed ${failure.seed}, "${failure.configuration}": ${failure.violations[0]}`);
    console.error(`  ${reproduce(failure)}`);
  }
  const figures = [
    `${sum(({ runs }) => runs).toLocaleString("en")} runs`,
    `${sum(({ steps }) => steps).toLocaleString("en")} steps`,
    `judged at rest ${sum(({ rests }) => rests).toLocaleString("en")} times`,
    `${failures.length} violations`,
    `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`,
  ];
  console.log(figures.join(", "));
  if (failures.length > 0) process.exitCode = 1;
}

/** One share of the seeds in a process of its own. */
function startPart(part: number, parts: number): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [...process.argv.slice(2), "--part", `${part}/${parts}`]);
    let tally: Tally | null = null;
    child.on("message", (message) => {
      tally = TallyMessage.parse(message);
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (tally) resolve(tally);
      else reject(new Error(`A process of the simulation ended without a result (${signal ?? code}).`));
    });
  });
}
