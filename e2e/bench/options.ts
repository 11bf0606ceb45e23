import { parseArgs } from "node:util";

/** What `--help` says. */
export const USAGE = `npm run bench -- [--quick] [--side-by-side] [--distance] [--arrivals] [--growth] [--sockets] [--web] [--latency] [--database] [--lighthouse [--pages ticket]] [--outages] [--crowd] [--idle] [--costs] [--commands] [--counts [--only AWS] [--record [--why words]]] [--garbage] [--wait] [--database-processor [--against CHECKOUT]] [--tickets 200] [--complaints 100000] [--repeats 5] [--seconds 30] [--seed 1] [--record] [--json]
Measures on a stack of its own, on free ports. Without a choice: everything, one after the other.
Prints tables, and each figure that has a goal beside it. Writes artifacts/bench/bench.json and bench.html: one page with plots, where what
did not run this time stays as it was last time. --quick: smaller sizes, less than three minutes in all, into quick.json and quick.html.
--record: BENCHMARKS.md, too; of whole runs only.
--counts: ends with 1 where one has risen above e2e/bench/counts/table.json; --record writes them there, and of what has risen --why.
--pages: only those with one of these words, between commas, in their name. Ends with 1 where a page missed a goal of Lighthouse.`;

export const { values } = parseArgs({
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
    complaints: { type: "string" },
    repeats: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

type Flags = Required<typeof values>;
/** What is chosen by being named. */
export type Flag = { [Name in keyof Flags]: Flags[Name] extends boolean ? Name : never }[keyof Flags];
