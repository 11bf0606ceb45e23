import { writeFile } from "node:fs/promises";
import path from "node:path";
import { isBuilt } from "#server/local/launch/next-build.ts";
import type { Row } from "./figures.ts";
import type { Measured } from "./measured.ts";
import { type Flag, USAGE, values } from "./options.ts";
import { inWords } from "./report/in-words.ts";
import { markdownOf } from "./report/markdown.ts";
import { pageOf } from "./report/page.ts";
import { filesOf, keepResults, type Result, resultOf } from "./report/results.ts";

const RECORD = path.resolve(import.meta.dirname, "../../BENCHMARKS.md");

interface Bench {
  readonly name: Exclude<Flag, "quick" | "json" | "help" | "record">;
  readonly title: string;
  /** Takes its share of three minutes when everything is small; the others are left out of a quick run of everything. */
  readonly isQuick?: true;
  readonly measure: () => Promise<Measured>;
}

const { quick } = values;
const sized = <Size>(whole: Size, small: Size): Size => (quick ? small : whole);
const tickets = Number(values.tickets ?? sized(200, 30));
const repeats = Number(values.repeats ?? sized(5, 1));
const complaints = Number(values.complaints ?? sized(100_000, 2_000));
const onlyRows = async (rows: Promise<Row[]>): Promise<Measured> => ({ rows: await rows });
const [SEEDS, PLAIN, OURS] = ["the seed's worker", "sqs-consumer", "QuickFix, 1 process"] as const;
const COMPARED = [SEEDS, PLAIN, OURS];
/** Those of which goals speak: in a quick run of everything there is no time for more. */
const GOALS_OWN = [...COMPARED, "QuickFix, 4 processes"];
const NEAREST_RIVALS = [PLAIN, OURS];
const SEED_AND_OURS = [SEEDS, OURS];

const BENCHES: readonly Bench[] = [
  {
    name: "side-by-side",
    title: "The same tickets, agents, database and queue, drained by different consumers",
    isQuick: true,
    measure: async () =>
      (await import("./side-by-side/measure.ts")).measureBurst({
        tickets,
        repeats,
        only: values["side-by-side"] ? undefined : sized(undefined, GOALS_OWN),
      }),
  },
  {
    name: "distance",
    title: "The same with the store some milliseconds away",
    isQuick: true,
    measure: async () => {
      const { measureDistance } = await import("./side-by-side/measure.ts");
      return quick
        ? measureDistance([1], { tickets, repeats, only: NEAREST_RIVALS })
        : measureDistance([1, 5], { tickets, repeats });
    },
  },
  {
    name: "arrivals",
    title: "Filed to assigned while tickets arrive at random",
    isQuick: true,
    measure: async () =>
      (await import("./arrivals/measure.ts")).measureArrivals(
        sized(
          { seconds: 20, tickets: 100, loads: [0.3, 0.6, 0.9, 3], only: COMPARED },
          { seconds: 3, tickets: 12, loads: [0.6, 3], only: SEED_AND_OURS },
        ),
      ),
  },
  {
    name: "growth",
    title: "What becomes slower as a desk grows",
    isQuick: true,
    measure: async () =>
      (await import("./growth/measure.ts")).measureGrowth(
        sized(
          {
            histories: [1_000, 10_000, 100_000, 1_000_000],
            waiting: [10, 100, 1_000, 10_000],
            agents: [10, 100, 500, 2_000],
          },
          { histories: [1_000, 5_000], waiting: [10_000], agents: [2_000] },
        ),
      ),
  },
  {
    name: "sockets",
    title: "Open dashboards",
    isQuick: true,
    measure: async () => (await import("./sockets/measure.ts")).measureSockets(sized([100, 1_000, 5_000], [100])),
  },
  {
    name: "web",
    title: "What the web application answers",
    isQuick: true,
    measure: async () => {
      if (quick && !(await isBuilt()))
        return { rows: [], notes: ["Left out: these sources are not built (npm run build)."] };
      return (await import("./web/measure.ts")).measureWeb(
        sized({ seconds: 5, rounds: 5, complaints: 100_000 }, { seconds: 1, rounds: 1, complaints: 1_000 }),
      );
    },
  },
  {
    name: "latency",
    title: "How long people wait for the system",
    measure: async () => (await import("./latency.ts")).measureLatency(Math.min(tickets, 60)),
  },
  {
    name: "database",
    title: "The embedded database",
    isQuick: true,
    measure: async () => onlyRows((await import("./database.ts")).measureDatabase(complaints, sized(2, 0.3))),
  },
  {
    name: "lighthouse",
    title: "Every page by Lighthouse, at a desk",
    measure: async () => onlyRows((await import("./lighthouse/measure.ts")).measurePages(values.pages)),
  },
  {
    name: "outages",
    title: "What an outage of a minute costs",
    measure: async () => onlyRows((await import("./outages.ts")).measureOutages({ tickets: 500, seconds: 60 })),
  },
  {
    name: "crowd",
    title: "Several consumers and twenty agents, every message delivered twice",
    measure: async () => onlyRows((await import("./crowd.ts")).measureCrowd(2_000)),
  },
  {
    name: "idle",
    title: "What an idle consumer asks of AWS",
    measure: async () => onlyRows((await import("./idle.ts")).measureIdle(10)),
  },
  {
    name: "costs",
    title: "What AWS bills for: requests, and how much one carries",
    measure: async () => onlyRows((await import("./costs.ts")).measureCosts(tickets)),
  },
  {
    name: "commands",
    title: "What a ticket asks of the database",
    measure: async () => onlyRows((await import("./commands/measure.ts")).measureCommands(tickets)),
  },
  {
    name: "counts",
    title: "Counts that no machine makes larger, beside the committed table",
    measure: async () =>
      (await import("./counts/measure.ts")).measureCounts({
        only: values.only,
        isRecord: values.record && values.counts,
        why: values.why,
      }),
  },
  {
    name: "garbage",
    title: "How long people wait while a thousand requests a second of garbage come from another address",
    measure: async () => onlyRows((await import("./garbage/measure.ts")).measureGarbage(Number(values.seconds))),
  },
  {
    name: "wait",
    title: "What people are told of their wait, and what it is, in a simulated week",
    measure: async () => onlyRows((await import("./wait/measure.ts")).measureWait(Number(values.seed))),
  },
  {
    name: "database-processor",
    title: "Processor time that the embedded database takes for the desk's own commands",
    measure: async () =>
      onlyRows(
        (await import("./processor/measure.ts")).measureProcessor({ tickets, repeats, against: values.against }),
      ),
  },
];

if (values.help) console.log(USAGE);
else {
  const chosen = BENCHES.filter(({ name }) => values[name]);
  const results: Result[] = [];
  const files = filesOf(quick);
  const names = BENCHES.map(({ name }) => name);
  for (const { measure, ...bench } of chosen.length > 0 ? chosen : BENCHES.filter((each) => !quick || each.isQuick)) {
    const result = await resultOf(bench, measure).catch((error: unknown) => {
      console.error(`${bench.name} failed, and the rest goes on:`, error);
      process.exitCode = 1;
      return null;
    });
    if (!result) continue;
    results.push(result);
    if (result.rows.some(({ missed }) => missed)) process.exitCode = 1;
    if (!values.json) console.log(inWords(result));
    const all = await keepResults(files.json, results, names);
    await writeFile(files.html, pageOf(all));
    if (values.record && !quick) await writeFile(RECORD, await markdownOf(all));
  }
  if (values.json)
    console.log(JSON.stringify(Object.fromEntries(results.map(({ name, rows }) => [name, rows])), null, 2));
  else
    console.log(
      `\n${Object.values(files)
        .map((file) => path.relative(process.cwd(), file))
        .join("\n")}`,
    );
}
