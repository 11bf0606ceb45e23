import { Int32 } from "bson";
import fc from "fast-check";
import type { Doc } from "#server/embedded-mongo/bson/document.ts";
import { type Engine, type Outcome, outcomeOf } from "./engines.ts";
import { isKnown } from "./known-differences.ts";
import { named, reads, type Statement, writes } from "./own-scan.ts";
import { show } from "./show.ts";
import { expressions } from "./statements/expressions.ts";
import { documents } from "./statements/values.ts";

const evaluations: fc.Arbitrary<Statement> = expressions.map((expression) => ({
  command: {
    aggregate: "c",
    pipeline: [{ $sort: { _id: new Int32(1) } }, { $replaceWith: { _id: "$_id", value: expression } }],
    cursor: {},
  },
}));

/** Documents, and what is asked of both engines about them. */
export const comparisons = fc.record({
  docs: documents,
  statement: fc.oneof(
    { weight: 3, arbitrary: reads },
    { weight: 3, arbitrary: writes },
    { weight: 4, arbitrary: evaluations },
  ),
});
export type Comparison = { docs: Doc[]; statement: Statement };

let used = 0;

/** Says how two engines differ about one statement on the same documents, null when they do not, or when it is known why. */
export async function differenceBetween(
  own: Engine,
  other: Engine,
  { docs, statement }: Comparison,
): Promise<string | null> {
  used += 1;
  const name = `compared${used}`;
  const [ours, theirs] = [await come(own, name, docs, statement), await come(other, name, docs, statement)];
  if (ours === theirs || isKnown({ docs, command: statement.command, ours, theirs })) return null;
  return `${show(statement.command)}\n  embedded: ${ours}\n  other:    ${theirs}`;
}

async function come(engine: Engine, name: string, docs: Doc[], { command, isUnordered }: Statement): Promise<string> {
  await outcomeOf(engine, { insert: name, documents: docs });
  const answer = textOf(await outcomeOf(engine, named(command, name)), isUnordered === true);
  const isRead = "find" in command || "count" in command || "distinct" in command || "aggregate" in command;
  const state = isRead ? "" : textOf(await outcomeOf(engine, { find: name, sort: { _id: new Int32(1) } }), false);
  await engine.run({ drop: name });
  return isRead ? answer : `${answer} leaving ${state}`;
}

/** The fields of a writing command's answer come in any order. */
const inNames = (answer: Doc): Doc => Object.fromEntries(Object.entries(answer).sort());

function textOf(outcome: Outcome, isUnordered: boolean): string {
  if ("refusal" in outcome) return `refused with ${outcome.refusal}`;
  const texts = outcome.documents.map((doc) => ("nModified" in doc ? show(inNames(doc)) : show(doc)));
  return (isUnordered ? texts.map((text) => [...text].sort().join("")) : texts).join("\n    ");
}
