import { parseArgs } from "node:util";
import { table } from "../figures.ts";
import { measureProcessor } from "./measure.ts";

const USAGE = `node e2e/bench/processor/main.ts [--against CHECKOUT] [--recording FILE] [--tickets 200] [--repeats 3]
Processor time that the embedded database takes for a command of the desk's own traffic, which is recorded first and then said to it
again from an empty folder on. --against measures another checkout's database in turns with this one's, with the same
traffic. --recording keeps the traffic in a file, and takes it from there where there is one.`;

const { values } = parseArgs({
  options: {
    against: { type: "string" },
    recording: { type: "string" },
    tickets: { type: "string", default: "200" },
    repeats: { type: "string", default: "3" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(USAGE);
else {
  const { against, recording } = values;
  const rows = await measureProcessor({
    tickets: Number(values.tickets),
    repeats: Number(values.repeats),
    against,
    recording,
  });
  console.log(table(rows));
}
