import type { Doc } from "../bson/document.ts";
import type { Filter } from "../query/filter.ts";

export interface UpdateOptions {
  arrayFilters?: Doc[];
  /** The compiled query, which knows what the positional operator stands for. */
  filter: Filter;
  filterDoc: Doc;
  now: () => Date;
  collation?: Doc;
  /** The variables that a pipeline may use. */
  letVars?: Record<string, unknown>;
}

export interface AppliedUpdate {
  doc: Doc;
  changed: boolean;
}

export interface Update {
  /** The updated document; the given one stays as it was. `isInsert` is true for the seed of an upsert. */
  apply(doc: Doc, isInsert: boolean): AppliedUpdate;
  readonly isReplacement: boolean;
}
