import { Int32 } from "bson";
import fc from "fast-check";
import { type Doc, documentOf } from "#server/embedded-mongo/bson/document.ts";
import { type Engine, type Outcome, outcomeOf } from "./engines.ts";
import { show } from "./show.ts";
import { filters, projections, sorts } from "./statements/filters.ts";
import { indexes } from "./statements/indexes.ts";
import { pipelines } from "./statements/pipelines.ts";
import { updates } from "./statements/updates.ts";
import { documents, paths } from "./statements/values.ts";

/** One statement, written for a collection that is called "c". */
export interface Statement {
  command: Doc;
  /** Whether the answer's order is anybody's choice. */
  isUnordered?: boolean;
}

const small = fc.integer({ min: 0, max: 3 }).map((value) => new Int32(value));
const byId: Doc = { _id: new Int32(1) };

export const reads: fc.Arbitrary<Statement> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record(
        { filter: filters, sort: sorts, projection: projections, skip: small, limit: small },
        { requiredKeys: ["filter", "sort"] },
      )
      .map((query) => ({ command: { find: "c", ...query } })),
  },
  { weight: 2, arbitrary: filters.map((query) => ({ command: { count: "c", query } })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(paths, filters)
      .map(([key, query]) => ({ command: { distinct: "c", key, query }, isUnordered: true })),
  },
  {
    weight: 2,
    arbitrary: filters.map(($match) => ({
      command: {
        aggregate: "c",
        pipeline: [{ $match }, { $group: { _id: new Int32(1), n: { $sum: new Int32(1) } } }],
        cursor: {},
      },
    })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(filters, pipelines)
      .map(([$match, rest]) => ({ command: { aggregate: "c", pipeline: [{ $match }, ...rest], cursor: {} } })),
  },
);

export const writes: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 5, arbitrary: updates.map((update) => ({ command: { update: "c", updates: [update] } })) },
  {
    weight: 1,
    arbitrary: fc.tuple(filters, updates).map(([filter, { u, arrayFilters }]) => ({
      command: {
        update: "c",
        updates: [
          { q: { _id: new Int32(99), $and: [filter] }, u, upsert: true, ...(arrayFilters ? { arrayFilters } : {}) },
        ],
      },
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(filters, updates, sorts).map(([query, { u: update, arrayFilters }, sort]) => ({
      command: { findAndModify: "c", query, update, sort, new: true, ...(arrayFilters ? { arrayFilters } : {}) },
    })),
  },
  { weight: 1, arbitrary: filters.map((q) => ({ command: { delete: "c", deletes: [{ q, limit: new Int32(0) }] } })) },
);

/** Documents, indexes over them, and what is asked of both. */
export const cases = fc.record({
  docs: documents,
  specs: indexes,
  statements: fc.array(fc.oneof({ weight: 5, arbitrary: reads }, { weight: 2, arbitrary: writes }), {
    minLength: 1,
    maxLength: 8,
  }),
});
export type Case = { docs: Doc[]; specs: Doc[]; statements: Statement[] };

let used = 0;

/**
 * Asks one collection whose indexes serve, and one whose indexes are hidden and so only keep what is unique.
 * Says how the answers differ, null when they do not.
 */
export async function differenceFromScan(engine: Engine, { docs, specs, statements }: Case): Promise<string | null> {
  used += 1;
  const served = { engine, name: `served${used}` };
  const scanned = { engine, name: `scanned${used}` };
  await engine.run({ createIndexes: served.name, indexes: specs });
  await engine.run({ createIndexes: scanned.name, indexes: specs.map((spec) => ({ ...spec, hidden: true })) });
  const ask = async (statement: Statement): Promise<Compared> => {
    const [a, b] = [await answerOf(served, statement), await answerOf(scanned, statement)];
    const isRefused = a.startsWith(REFUSED);
    if (a === b) return { difference: null, isRefused };
    return { difference: `${show(statement.command)}\n  with indexes: ${a}\n  by a scan:    ${b}`, isRefused };
  };
  try {
    const inserted = await ask({ command: { insert: "c", documents: docs, ordered: false } });
    if (inserted.difference !== null) return inserted.difference;
    for (const statement of statements) {
      const { difference, isRefused } = await ask(statement);
      if (difference !== null) return difference;
      // A write that fails half-way has changed what it came to first.
      if (isWrite(statement) && isRefused) break;
      const state = isWrite(statement) ? await ask({ command: { find: "c", sort: byId } }) : null;
      if (state && state.difference !== null) return `after ${show(statement.command)}: ${state.difference}`;
    }
    const { errors } = await engine.run({ validate: served.name });
    return Array.isArray(errors) && errors.length === 0 ? null : `validate: ${show(errors)}`;
  } finally {
    await engine.run({ drop: served.name });
    await engine.run({ drop: scanned.name });
  }
}

interface Compared {
  difference: string | null;
  isRefused: boolean;
}

const REFUSED = "refused with";

const isWrite = ({ command }: Statement) => "update" in command || "findAndModify" in command || "delete" in command;

async function answerOf(
  { engine, name }: { engine: Engine; name: string },
  { command, isUnordered }: Statement,
): Promise<string> {
  const outcome = await outcomeOf(engine, named(command, name));
  return textOf(outcome, isUnordered === true);
}

function textOf(outcome: Outcome, isUnordered: boolean): string {
  if ("refusal" in outcome) return `${REFUSED} ${outcome.refusal}`;
  const texts = outcome.documents.map(show);
  return (isUnordered ? texts.map((text) => [...text].sort().join("")) : texts).join("\n    ");
}

/** The command for this collection, wherever it names the one that it is written for. */
export function named(command: Doc, collection: string): Doc {
  const [first = ""] = Object.keys(command);
  const pipeline = command["pipeline"];
  const renamed = documentOf(Object.entries({ ...command, [first]: collection }));
  if (!Array.isArray(pipeline)) return renamed;
  return {
    ...renamed,
    pipeline: pipeline.map((stage: Doc) =>
      "$lookup" in stage ? { $lookup: { ...(stage["$lookup"] as Doc), from: collection } } : stage,
    ),
  };
}
