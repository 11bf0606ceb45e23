import { parseArgs } from "node:util";
import { type Row, table } from "./figures.ts";

const USAGE = `npm run bench -- [--side-by-side] [--arrivals] [--latency] [--database] [--lighthouse [--pages ticket]] [--outages] [--crowd] [--idle] [--costs] [--commands] [--garbage] [--wait] [--tickets 200] [--complaints 100000] [--repeats 5] [--seconds 30] [--seed 1] [--json]
Measures on a stack of its own, on free ports. Without a choice: everything, one after the other.
--pages: only those with one of these words, between commas, in their name. Ends with 1 where a page missed a goal of Lighthouse.`;

const { values } = parseArgs({
  options: {
    "side-by-side": { type: "boolean", default: false },
    arrivals: { type: "boolean", default: false },
    latency: { type: "boolean", default: false },
    database: { type: "boolean", default: false },
    lighthouse: { type: "boolean", default: false },
    pages: { type: "string", default: "" },
    outages: { type: "boolean", default: false },
    crowd: { type: "boolean", default: false },
    idle: { type: "boolean", default: false },
    costs: { type: "boolean", default: false },
    commands: { type: "boolean", default: false },
    garbage: { type: "boolean", default: false },
    wait: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    seconds: { type: "string", default: "30" },
    tickets: { type: "string", default: "200" },
    complaints: { type: "string", default: "100000" },
    repeats: { type: "string", default: "5" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

interface Bench {
  readonly name:
    | "side-by-side"
    | "arrivals"
    | "latency"
    | "database"
    | "lighthouse"
    | "outages"
    | "crowd"
    | "idle"
    | "costs"
    | "commands"
    | "garbage"
    | "wait";
  readonly title: string;
  readonly measure: () => Promise<Row[]>;
}

const BENCHES: readonly Bench[] = [
  {
    name: "side-by-side",
    title: "The same tickets, agents, database and queue, drained by different consumers",
    measure: async () =>
      (await import("./side-by-side/measure.ts")).measureBurst(Number(values.tickets), Number(values.repeats)),
  },
  {
    name: "arrivals",
    title: "Filed to assigned while tickets arrive at random",
    measure: async () => (await import("./side-by-side/measure.ts")).measureArrivals(),
  },
  {
    name: "latency",
    title: "How long people wait for the system",
    measure: async () => (await import("./latency.ts")).measureLatency(Number(values.tickets)),
  },
  {
    name: "database",
    title: "The embedded database",
    measure: async () => (await import("./database.ts")).measureDatabase(Number(values.complaints)),
  },
  {
    name: "lighthouse",
    title: "Every page by Lighthouse, at a desk",
    measure: async () => (await import("./lighthouse/measure.ts")).measurePages(values.pages),
  },
  {
    name: "outages",
    title: "What an outage of a minute costs",
    measure: async () => (await import("./outages.ts")).measureOutages({ tickets: 500, seconds: 60 }),
  },
  {
    name: "crowd",
    title: "Several consumers and twenty agents, every message delivered twice",
    measure: async () => (await import("./crowd.ts")).measureCrowd(2_000),
  },
  {
    name: "idle",
    title: "What an idle consumer asks of AWS",
    measure: async () => (await import("./idle.ts")).measureIdle(10),
  },
  {
    name: "costs",
    title: "What AWS bills for: requests, and how much one carries",
    measure: async () => (await import("./costs.ts")).measureCosts(Number(values.tickets)),
  },
  {
    name: "commands",
    title: "What a ticket asks of the database",
    measure: async () => (await import("./commands/measure.ts")).measureCommands(Number(values.tickets)),
  },
  {
    name: "garbage",
    title: "How long people wait while a thousand requests a second of garbage come from another address",
    measure: async () => (await import("./garbage/measure.ts")).measureGarbage(Number(values.seconds)),
  },
  {
    name: "wait",
    title: "What people are told of their wait, and what it is, in a simulated week",
    measure: async () => (await import("./wait/measure.ts")).measureWait(Number(values.seed)),
  },
];

if (values.help) console.log(USAGE);
else {
  const chosen = BENCHES.filter(({ name }) => values[name]);
  const results: Record<string, Row[]> = {};
  for (const { name, title, measure } of chosen.length > 0 ? chosen : BENCHES) {
    const rows = await measure();
    results[name] = rows;
    if (rows.some(({ missed }) => missed)) process.exitCode = 1;
    if (!values.json) console.log(`\n${title}\n\n${table(rows)}`);
  }
  if (values.json) console.log(JSON.stringify(results, null, 2));
}
