import { parseArgs } from "node:util";
import { type Row, table } from "./figures.ts";

const USAGE = `npm run bench -- [--latency] [--database] [--lighthouse] [--tickets 200] [--complaints 100000] [--json]
Measures on a stack of its own, on free ports. Without a choice: everything, one after the other.`;

const { values } = parseArgs({
  options: {
    latency: { type: "boolean", default: false },
    database: { type: "boolean", default: false },
    lighthouse: { type: "boolean", default: false },
    tickets: { type: "string", default: "200" },
    complaints: { type: "string", default: "100000" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

interface Bench {
  readonly name: "latency" | "database" | "lighthouse";
  readonly title: string;
  readonly measure: () => Promise<Row[]>;
}

const BENCHES: readonly Bench[] = [
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
    title: "Lighthouse",
    measure: async () => (await import("./lighthouse.ts")).measurePages(),
  },
];

if (values.help) console.log(USAGE);
else {
  const chosen = BENCHES.filter(({ name }) => values[name]);
  const results: Record<string, Row[]> = {};
  for (const { name, title, measure } of chosen.length > 0 ? chosen : BENCHES) {
    const rows = await measure();
    results[name] = rows;
    if (!values.json) console.log(`\n${title}\n\n${table(rows)}`);
  }
  if (values.json) console.log(JSON.stringify(results, null, 2));
}
