import { z } from "zod";
import type { AwsRequest } from "./aws-request.ts";

/** What can go wrong with a request, as it goes wrong at AWS and on the way there. */
const FaultEffect = z.discriminatedUnion("kind", [
  /** The connection ends without an answer, and nothing was done. */
  z.strictObject({ kind: z.literal("refuse") }),
  z.strictObject({ kind: z.literal("unavailable") }),
  z.strictObject({ kind: z.literal("throttle") }),
  z.strictObject({ kind: z.literal("delay"), ms: z.int().min(0).max(600_000) }),
  /** Never answered and not done; the connection stays open. */
  z.strictObject({ kind: z.literal("drop-request") }),
  /** Done, but the connection ends before the answer. */
  z.strictObject({ kind: z.literal("drop-response") }),
  /** Done twice, answered once. */
  z.strictObject({ kind: z.literal("duplicate-request") }),
  /** The first `share` of a batch's entries fails and is not done. */
  z.strictObject({
    kind: z.literal("fail-entries"),
    senderFault: z.boolean(),
    /** The entries' error code; unset means one that fits. */
    code: z.string().min(1).optional(),
    share: z.number().gt(0).max(1).default(1),
  }),
  /** Each message is handed out this often in all, each time with a receipt of its own. */
  z.strictObject({ kind: z.literal("duplicate-messages"), times: z.int().min(2).max(100) }),
  /** Messages overtake each other across several receives. */
  z.strictObject({ kind: z.literal("shuffle-messages") }),
  /** The receipts that are handed out have ended already, and the messages are there for others. */
  z.strictObject({ kind: z.literal("stale-handles") }),
]);
export type FaultEffect = z.infer<typeof FaultEffect>;

const FaultRule = z.strictObject({
  id: z.string().min(1).max(100),
  service: z.enum(["sns", "sqs"]),
  /** As AWS names it: "Publish", "ReceiveMessage"; unset means every operation that the effect suits. */
  operation: z.string().min(1).optional(),
  /** A queue's name; unset means every queue. */
  queue: z.string().min(1).optional(),
  effect: FaultEffect,
  probability: z.number().gt(0).max(1).default(1),
  /** How often it strikes; unset means until it is taken away. */
  times: z.int().min(1).optional(),
});
export type FaultRule = z.infer<typeof FaultRule>;
/** What the faults of a running emulator are set to. */
export const FaultRules = z.array(FaultRule).max(100);
export type NewFaultRule = z.input<typeof FaultRule>;

export interface AppliedRule extends FaultRule {
  readonly applied: number;
}

/** The rules in force, and how often each has struck. */
export class RuleBook {
  #rules: (FaultRule & { applied: number })[] = [];

  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  replace(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ ...rule, applied: 0 }));
  }

  list(): AppliedRule[] {
    return this.#rules.map((rule) => ({ ...rule }));
  }

  /** The effects that strike this request, in the order of their rules; each is counted. */
  strike(request: Pick<AwsRequest, "service" | "operation" | "queue">, random: () => number): FaultEffect[] {
    const struck = this.#rules.filter((rule) => isMeant(rule, request) && random() < rule.probability);
    for (const rule of struck) rule.applied++;
    return struck.map((rule) => rule.effect);
  }
}

const RECEIVE_EFFECTS: readonly FaultEffect["kind"][] = ["duplicate-messages", "shuffle-messages", "stale-handles"];

function isMeant(
  rule: AppliedRule,
  { service, operation, queue }: Pick<AwsRequest, "service" | "operation" | "queue">,
) {
  if (rule.service !== service || (rule.operation ?? operation) !== operation || (rule.queue ?? queue) !== queue) {
    return false;
  }
  if (rule.times !== undefined && rule.applied >= rule.times) return false;
  if (rule.effect.kind === "fail-entries") return operation.endsWith("Batch");
  return !RECEIVE_EFFECTS.includes(rule.effect.kind) || operation === "ReceiveMessage";
}
