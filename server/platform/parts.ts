import { channel } from "node:diagnostics_channel";
import { Counter, type Registry } from "prom-client";

/** What a process has one of, however many copies of its code a bundler makes. */
export type Part = "inline-relay" | "figure-reporter" | "sns-client" | "sqs-client";

/** Of one name there is one channel in a process. */
const made = channel("quickfix:part-made");

/** Called by whoever makes one. */
export function notePart(part: Part): void {
  made.publish(part);
}

/** Counts the parts that this process makes from now on, whichever copy of the code makes them. */
export function countParts(registry: Registry): Disposable {
  const parts = new Counter({
    name: "process_parts_total",
    help: "Parts that this process has made; more than one of a kind does its work twice",
    labelNames: ["part"],
    registers: [registry],
  });
  const count = (part: unknown) => parts.inc({ part: String(part) });
  made.subscribe(count);
  return {
    [Symbol.dispose]() {
      made.unsubscribe(count);
    },
  };
}
