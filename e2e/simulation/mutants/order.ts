import { z } from "zod";

/** What a process that runs mutants is told: which sources are other than they should be, and which runs to try in this order. */
export const Order = z.object({
  /** By file, from the root of the project. */
  sources: z.record(z.string(), z.string()),
  tries: z.array(z.object({ configuration: z.string(), from: z.number(), seeds: z.number() })),
});
export type Order = z.infer<typeof Order>;

/** What it answers. */
export const Verdict = z.object({
  runs: z.number(),
  killed: z.object({ configuration: z.string(), seed: z.number(), violation: z.string() }).nullable(),
});
export type Verdict = z.infer<typeof Verdict>;
