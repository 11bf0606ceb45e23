import { z } from "zod";

/** What the tests of a suite came to. */
export interface Outcomes {
  readonly passed: readonly string[];
  readonly skipped: readonly string[];
  /** The failed ones, with what they said. */
  readonly failed: ReadonlyMap<string, string>;
}

/** What `embedded_server.py` writes: a line for each part of a test. */
const Part = z.object({
  test: z.string(),
  part: z.enum(["setup", "call", "teardown"]),
  outcome: z.enum(["passed", "failed", "skipped"]),
  said: z.string().default(""),
});

/** A test has failed when any part of it has, and passed when it ran to its end and none has. */
export function readOutcomes(lines: string): Outcomes {
  const parts = lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Part.parse(JSON.parse(line)));
  const failed = new Map(parts.flatMap(({ test, outcome, said }) => (outcome === "failed" ? [[test, said]] : [])));
  const of = (outcome: string, from: readonly z.infer<typeof Part>[]) =>
    [...new Set(from.filter((part) => part.outcome === outcome).map(({ test }) => test))].filter(
      (test) => !failed.has(test),
    );
  const skipped = of("skipped", parts);
  const passed = of(
    "passed",
    parts.filter(({ part }) => part === "call"),
  ).filter((test) => !skipped.includes(test));
  return { passed, skipped, failed };
}
