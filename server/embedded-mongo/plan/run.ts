import { checkForInterrupt } from "../interrupt.ts";
import type { Filter } from "../query/filter.ts";
import type { Workspace } from "../spill/workspace.ts";
import type { Collection, Found } from "../store/collection.ts";
import { recordIdOf } from "../store/key-range.ts";
import type { IndexPlan, Plan, ScanRange } from "./plan.ts";

/** What a run has looked at so far. */
interface Counters {
  keysExamined: number;
  docsExamined: number;
}

/** One execution of a plan: what it has cost, and where it may keep what it has to. */
export interface Execution {
  counters: Counters;
  workspace: Workspace;
}

export function startExecution(workspace: Workspace): Execution {
  return { counters: { keysExamined: 0, docsExamined: 0 }, workspace };
}

/**
 * The records that a plan leads to and the filter accepts, in the plan's order, found as they are asked for.
 * The collection may change between two of them.
 * @throws MongoError 175 when the collection or the index is dropped meanwhile, 50 when the time is up.
 */
export function* runPlan(
  collection: Collection,
  plan: Plan,
  filter: Filter,
  execution: Execution,
): Generator<Found, void> {
  for (const found of candidates(collection, plan, execution)) {
    execution.counters.docsExamined += 1;
    checkForInterrupt();
    if (filter.matches(found.stored.doc)) yield found;
  }
}

function* candidates(collection: Collection, plan: Plan, execution: Execution): Generator<Found, void> {
  if (plan.kind === "collection") {
    yield* collection.scan(plan.isReverse);
    return;
  }
  const branches = plan.kind === "union" ? plan.branches : [plan];
  const seen = plan.kind === "union" || plan.index.isMultikey ? new Set<number>() : null;
  for (const branch of branches) {
    for (const recordId of recordIds(branch, execution)) {
      if (seen?.has(recordId)) continue;
      seen?.add(recordId);
      // The entry was read a moment ago: the document may be gone by now.
      const stored = collection.get(recordId);
      if (stored) yield { recordId, stored };
    }
  }
}

/** Record ids in the order of the index, as often as they have entries. */
function* recordIds(plan: IndexPlan, { counters }: Execution): Generator<number, void> {
  for (const recordId of plan.isMerged ? mergedIds(plan) : idsInTurn(plan)) {
    counters.keysExamined += 1;
    checkForInterrupt();
    yield recordId;
  }
}

function* idsInTurn({ index, ranges, isReverse }: IndexPlan): Generator<number, void> {
  for (const range of isReverse ? ranges.toReversed() : ranges) yield* index.recordIds(range, isReverse);
}

interface Head {
  key: Buffer;
  /** The part of the key that decides the order between stretches. */
  order: Buffer;
  range: ScanRange;
  rest: Iterator<Buffer, void>;
}

function* mergedIds({ index, ranges, isReverse }: IndexPlan): Generator<number, void> {
  const sign = isReverse ? -1 : 1;
  let heads = ranges.map((range) => advance(range, index.scan(range, isReverse))).filter((head) => head !== null);
  while (heads.length > 0) {
    const least = heads.reduce((best, head) => (Buffer.compare(head.order, best.order) * sign < 0 ? head : best));
    yield recordIdOf(least.key);
    const next = advance(least.range, least.rest);
    heads = next ? heads.with(heads.indexOf(least), next) : heads.filter((head) => head !== least);
  }
}

function advance(range: ScanRange, rest: Iterator<Buffer, void>): Head | null {
  const { value: key, done } = rest.next();
  return done || !key ? null : { key, order: key.subarray(range.prefixBytes), range, rest };
}
