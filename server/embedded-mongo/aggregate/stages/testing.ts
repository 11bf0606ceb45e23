import { tmpdir } from "node:os";
import { Double } from "bson";
import type { Doc } from "../../bson/document.ts";
import { compileFilter } from "../../query/filter.ts";
import { Workspace } from "../../spill/workspace.ts";
import { type AggregateEnv, compilePipeline } from "../pipeline.ts";
import { stored } from "../testing.ts";

const collections: Record<string, Doc[]> = {
  orders: [
    { _id: 1, who: "ann", sum: 10, tags: ["x", "y"], day: 1 },
    { _id: 2, who: "bob", sum: 5, tags: [], day: 2 },
    { _id: 3, who: "ann", sum: new Double(2.5), day: 3 },
    { _id: 4, who: "cid", sum: null, tags: "z", day: 4 },
  ],
  people: [
    { _id: "ann", city: "Rome", likes: [1, 2] },
    { _id: "bob", city: "Oslo" },
    { _id: "dan", city: null },
  ],
};

/** Finds in a few collections that live in memory. */
export function env(more: Partial<AggregateEnv> = {}): AggregateEnv {
  return {
    now: new Date(0),
    workspace: new Workspace(tmpdir()),
    find: (collection, filter) => {
      const { matches } = compileFilter(filter);
      return (collections[collection] ?? []).map(stored).filter((doc) => matches(doc));
    },
    ...more,
  };
}

/** Runs a pipeline as the engine does: the leading $match first, then the rest. */
export function run(stages: Doc[], collection = "orders", collation?: Doc, more: Partial<AggregateEnv> = {}): Doc[] {
  const pipeline = compilePipeline(stages.map(stored), collation);
  const input = env().find(collection, {});
  const { matches } = compileFilter(pipeline.leadingMatch ?? {}, collation);
  return [
    ...pipeline.run(
      [...input].filter((doc) => matches(doc)),
      env(more),
    ),
  ];
}
