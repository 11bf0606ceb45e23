import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Row } from "./figures.ts";
import type { Measured } from "./measured.ts";
import { inWords } from "./report/in-words.ts";
import { pageOf } from "./report/page.ts";
import { filesOf, keepResults, type Result, resultOf } from "./report/results.ts";

const USAGE = `npm run bench -- [--quick] [--side-by-side] [--distance] [--arrivals] [--growth] [--sockets] [--web] [--latency] [--database] [--lighthouse [--pages ticket]] [--outages] [--crowd] [--idle] [--costs] [--commands] [--counts [--only aws] [--record [--why words]]] [--garbage] [--wait] [--database-processor [--against CHECKOUT]] [--tickets 200] [--complaints 100000] [--repeats 5] [--seconds 30] [--seed 1] [--json]
Measures on a stack of its own, on free ports. Without a choice: everything, one after the other.
Prints tables, and each figure that has a goal beside it. Writes artifacts/bench/bench.json and bench.html: one page with plots, where what
did not run this time stays as it was last time. --quick: smaller sizes, less than three minutes in all, into quick.json and quick.html.
--counts: ends with 1 where one has risen above e2e/bench/counts/table.json; --record writes them there, and of what has risen --why.
--pages: only those with one of these words, between commas, in their name. Ends with 1 where a page missed a goal of Lighthouse.`;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    "side-by-side": { type: "boolean", default: false },
    distance: { type: "boolean", default: false },
    arrivals: { type: "boolean", default: false },
    growth: { type: "boolean", default: false },
    sockets: { type: "boolean", default: false },
    web: { type: "boolean", default: false },
    latency: { type: "boolean", default: false },
    database: { type: "boolean", default: false },
    lighthouse: { type: "boolean", default: false },
    pages: { type: "string", default: "" },
    outages: { type: "boolean", default: false },
    crowd: { type: "boolean", default: false },
    idle: { type: "boolean", default: false },
    costs: { type: "boolean", default: false },
    commands: { type: "boolean", default: false },
    counts: { type: "boolean", default: false },
    only: { type: "string" },
    record: { type: "boolean", default: false },
    why: { type: "string" },
    garbage: { type: "boolean", default: false },
    wait: { type: "boolean", default: false },
    "database-processor": { type: "boolean", default: false },
    against: { type: "string" },
    seed: { type: "string", default: "1" },
    seconds: { type: "string", default: "30" },
    tickets: { type: "string" },
    complaints: { type: "string", default: "100000" },
    repeats: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

type Flags = Required<typeof values>;
type Flag = { [Name in keyof Flags]: Flags[Name] extends boolean ? Name : never }[keyof Flags];

interface Bench {
  readonly name: Exclude<Flag, "quick" | "json" | "help" | "record">;
  readonly title: string;
  /** Takes its share of three minutes when everything is small; the others are left out of a quick run of everything. */
  readonly isQuick?: true;
  readonly measure: () => Promise<Measured>;
}

const { quick } = values;
const sized = <Size>(whole: Size, small: Size): Size => (quick ? small : whole);
const tickets = Number(values.tickets ?? sized(200, 40));
const repeats = Number(values.repeats ?? sized(5, 1));
const onlyRows = async (rows: Promise<Row[]>): Promise<Measured> => ({ rows: await rows });
const NEAREST_RIVALS = ["sqs-consumer", "QuickFix, 1 process"];

const BENCHES: readonly Bench[] = [
  {
    name: "side-by-side",
    title: "The same tickets, agents, database and queue, drained by different consumers",
    isQuick: true,
    measure: async () => (await import("./side-by-side/measure.ts")).measureBurst({ tickets, repeats }),
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
        sized({ seconds: 20, tickets: 100, loads: [0.3, 0.6, 0.9, 3] }, { seconds: 4, tickets: 15, loads: [0.6, 3] }),
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
          { histories: [1_000, 10_000], waiting: [10, 10_000], agents: [2_000] },
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
    measure: async () =>
      (await import("./web/measure.ts")).measureWeb(
        sized({ seconds: 5, rounds: 5, complaints: 100_000 }, { seconds: 1, rounds: 1, complaints: 1_000 }),
      ),
  },
  {
    name: "latency",
    title: "How long people wait for the system",
    measure: async () => onlyRows((await import("./latency.ts")).measureLatency(tickets)),
  },
  {
    name: "database",
    title: "The embedded database",
    measure: async () => onlyRows((await import("./database.ts")).measureDatabase(Number(values.complaints))),
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
  for (const { measure, ...bench } of chosen.length > 0 ? chosen : BENCHES.filter((each) => !quick || each.isQuick)) {
    const result = await resultOf(bench, measure);
    results.push(result);
    if (result.rows.some(({ missed }) => missed)) process.exitCode = 1;
    if (!values.json) console.log(inWords(result));
    const all = await keepResults(files.json, results);
    await writeFile(files.html, pageOf(all));
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
