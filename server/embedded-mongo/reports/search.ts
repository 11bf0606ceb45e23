import { type Doc, isDocument } from "../bson/document.ts";
import type { Engine } from "../engine.ts";
import { choosePlan } from "../plan/choose.ts";
import { runPlan, startExecution } from "../plan/run.ts";
import { orderFound } from "../plan/sort-found.ts";
import { compileFilter } from "../query/filter.ts";
import type { TargetSearch } from "./protocol.ts";

/** A search as it travels: nothing that BSON cannot hold. */
export function searchBody({ collection, filter, sort, collation, hint, letVars, isMulti }: TargetSearch): Doc {
  return {
    collection,
    filter,
    isMulti,
    letVars,
    ...(sort && { sort }),
    ...(collation && { collation }),
    ...(hint !== undefined && { hint }),
  };
}

/** The records that a write is about to touch, in its order; of several the first unless it is for all of them. */
export function searchTargets({ catalog, workspace }: Engine, db: string, body: Doc): Float64Array {
  const collection = catalog.find(db, String(body["collection"]));
  if (!collection) return new Float64Array(0);
  const filterDoc = docOf(body["filter"]) ?? {};
  const collation = docOf(body["collation"]);
  const hint = typeof body["hint"] === "string" ? body["hint"] : docOf(body["hint"]);
  const limit = body["isMulti"] === true ? undefined : 1;
  const query = { filter: filterDoc, sort: docOf(body["sort"]), collation, hint, limit };
  const filter = compileFilter(filterDoc, collation, docOf(body["letVars"]));
  const plan = choosePlan(collection, query);
  const ids: number[] = [];
  const found = runPlan(collection, plan, filter, startExecution(workspace));
  for (const { recordId } of orderFound(found, plan, query, workspace)) {
    ids.push(recordId);
    if (limit === 1) break;
  }
  return Float64Array.from(ids);
}

const docOf = (value: unknown): Doc | undefined => (isDocument(value) ? value : undefined);
