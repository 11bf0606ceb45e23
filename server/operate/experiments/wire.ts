import { z } from "zod";
import { said } from "#server/core/said.ts";
import { Instant } from "#server/core/vocabulary.ts";

/** Everything a sceptic can do to a running desk, in the order in which it is offered. */
const EXPERIMENT_NAMES = [
  "kill-consumer",
  "freeze-consumer",
  "sns-away",
  "sqs-away",
  "five-times",
  "kill-database",
  "freeze-database",
  "two-hundred",
] as const;
export const ExperimentName = z.enum(
  EXPERIMENT_NAMES,
  said("fields.experiment", { values: EXPERIMENT_NAMES.join(", ") }),
);
export type ExperimentName = z.infer<typeof ExperimentName>;

export const Experiment = z.object({
  name: ExperimentName,
  title: z.string(),
  /** What is done to the desk. */
  what: z.string(),
  /** What has to be true afterwards. */
  expects: z.string(),
  complaints: z.int(),
  /** About how long it takes. */
  seconds: z.int(),
});
export type Experiment = z.infer<typeof Experiment>;

const EXPERIMENT_PHASES = ["preparing", "before", "fault", "after", "checking", "cleaning", "done"] as const;
const ExperimentPhase = z.enum(EXPERIMENT_PHASES);
export type ExperimentPhase = z.infer<typeof ExperimentPhase>;

const Count = z.int().min(0);

/** How things stood at one moment. What could not be looked up is null, because then nobody knows. */
export const ExperimentSample = z.object({
  /** Since the experiment began. */
  atMs: Count,
  /** Complaints whose filing was confirmed. */
  filed: Count,
  /** Attempts that were refused and made again. */
  refused: Count,
  waiting: Count.nullable(),
  withAgent: Count.nullable(),
  solved: Count.nullable(),
  /** Messages that the consumer received; what it counted in the second before it was killed is lost. */
  received: Count,
  /** Messages it recognised as handled before. */
  absorbed: Count,
  repaired: Count,
  /** Invariants that did not hold at the last look; a fault may well break one while it lasts. */
  violated: Count.nullable(),
});
export type ExperimentSample = z.infer<typeof ExperimentSample>;

export const ExperimentStep = z.object({
  atMs: Count,
  kind: z.enum(["note", "fault", "healed", "problem"]),
  text: z.string(),
});
export type ExperimentStep = z.infer<typeof ExperimentStep>;

export const ExperimentCheck = z.object({ title: z.string(), ok: z.boolean(), sentence: z.string() });
export type ExperimentCheck = z.infer<typeof ExperimentCheck>;

export const ExperimentVerdict = z.object({
  passed: z.boolean(),
  sentence: z.string(),
  checks: z.array(ExperimentCheck),
  figures: z.array(z.object({ label: z.string(), value: z.string() })),
});
export type ExperimentVerdict = z.infer<typeof ExperimentVerdict>;

/** One run, as it stands; the same shape while it runs and afterwards. */
export const ExperimentRecord = z.object({
  runId: z.string(),
  experiment: Experiment,
  startedAt: Instant,
  phase: ExperimentPhase,
  steps: z.array(ExperimentStep),
  samples: z.array(ExperimentSample),
  verdict: ExperimentVerdict.nullable(),
  /** What it left behind, said when it is over. */
  left: z.string().nullable(),
});
export type ExperimentRecord = z.infer<typeof ExperimentRecord>;

/** What the launcher tells: what can be done here, and the last run or the one under way. */
export const ExperimentDesk = z.object({
  experiments: z.array(Experiment),
  record: ExperimentRecord.nullable(),
});
export type ExperimentDesk = z.infer<typeof ExperimentDesk>;

/** What became of the wish to start or to stop one. */
export const ExperimentAnswer = z.object({ ok: z.boolean(), sentence: z.string() });
export type ExperimentAnswer = z.infer<typeof ExperimentAnswer>;
