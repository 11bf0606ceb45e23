import { z } from "zod";

/** What a process that runs mutants is told: which sources are other than they should be, and which runs to try in this order. */
export const Order = z.object({
  /** By file, from the root of the project. */
  sources: z.record(z.string(), z.string()),
  tries: z.array(z.object({ configuration: z.string(), from: z.number(), seeds: z.number() })),
  /** Ends with the first run that notices; or goes on until a place is found where many runs do. */
  until: z.enum(["noticed", "noticed-often"]),
});
export type Order = z.infer<typeof Order>;

/** What it answers: the first run that noticed, of all or in the place where most do. */
export const Verdict = z.object({
  runs: z.number(),
  killed: z
    .object({ configuration: z.string(), seed: z.number(), violation: z.string(), share: z.number() })
    .nullable(),
});
export type Verdict = z.infer<typeof Verdict>;
