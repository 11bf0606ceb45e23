import type { Doc } from "../bson/document.ts";
import type { Workspace } from "../spill/workspace.ts";
import type { Variables } from "./evaluate.ts";

/** What a pipeline needs from the outside. */
export interface AggregateEnv {
  /** The documents of another collection of the same database. */
  find(collection: string, filter: Doc): Iterable<Doc>;
  now: Date;
  /** Where stages put what they have to keep. */
  workspace: Workspace;
  let?: Doc;
  /** Takes what `$out` and `$merge` write. */
  write?(stage: "out" | "merge", spec: unknown, docs: Iterable<Doc>): void;
  /** True when the documents already come in the order of the leading `$sort`. */
  isSorted?: boolean;
}

export interface StageContext {
  env: AggregateEnv;
  vars: Variables;
}

/** A compiled stage; it reads its input as it goes. */
export type Stage = (docs: Iterable<Doc>, context: StageContext) => Iterable<Doc>;

export interface StageOptions {
  collation: Doc | undefined;
  /** How many documents the next stages take at most, for a `$sort` in front of a `$limit`. */
  limit?: number;
  /** Compiles the pipeline inside a `$lookup`, `$facet` or `$unionWith`. */
  compileInner(stages: unknown, outer: string): InnerPipeline;
}

export interface InnerPipeline {
  /** What a leading `$match` without variables asks, so that an index can serve it; run() does not ask it again. */
  leadingMatch: Doc | null;
  run: Stage;
}

export type StageCompiler = (spec: unknown, options: StageOptions) => Stage;
