import { z } from "zod";
import { Priority } from "../vocabulary.ts";

const complaintId = z.string();
/** Of several complaints, how many, and the first of them. */
const several = { tickets: z.int().min(1), complaintId };

/** What of the desk a lead has to know, as figures and names: whoever shows it makes the words. */
export const Condition = z.discriminatedUnion("kind", [
  /** Nobody who works here takes what these are about. */
  z.object({ kind: z.literal("untaken-category"), category: z.string(), ...several }),
  /** Whoever takes what it is about has filed it. */
  z.object({ kind: z.literal("only-filer"), complaintId }),
  z.object({ kind: z.literal("nobody-on-duty"), tickets: z.int().min(1) }),
  /** Put back, or taken from somebody, and nobody else who is there could take it. */
  z.object({ kind: z.literal("declined"), complaintId, isOwn: z.boolean() }),
  /** Its agent has gone, and nobody who is there could take it. */
  z.object({ kind: z.literal("handed-over"), complaintId, priority: Priority }),
  /** People wait longer than they should; the complaint is the one that is over its target by the most. */
  z.object({ kind: z.literal("over-target"), priority: Priority, ...several }),
  z.object({ kind: z.literal("dead-letters"), letters: z.int().min(1) }),
]);
export type Condition = Readonly<z.infer<typeof Condition>>;

/** Names what a condition is of: while it lasts there is one of it, whoever sees it and however often. */
export function keyOf(condition: Condition): string {
  switch (condition.kind) {
    case "untaken-category":
      return `${condition.kind}:${condition.category}`;
    case "only-filer":
    case "declined":
    case "handed-over":
      return `${condition.kind}:${condition.complaintId}`;
    case "nobody-on-duty":
    case "over-target":
    case "dead-letters":
      return condition.kind;
  }
}

/** How bad it is, beside itself at another time. */
export function sizeOf(condition: Condition): number {
  if ("tickets" in condition) return condition.tickets;
  return condition.kind === "dead-letters" ? condition.letters : 1;
}

/** By so much it has grown when whoever has read it is told once more: a few more of many are no news. */
const GROWN = 1.5;

/** Whether something is so much worse than somebody knows that they are to look again. */
export function isWorse(size: number, knownSize: number): boolean {
  return size >= knownSize * GROWN;
}
