import type { Doc } from "../bson/document.ts";
import { encode } from "../bson/document.ts";
import { MongoError, maxTimeExpired } from "../errors.ts";
import { HandOver, runWithin } from "../interrupt.ts";
import { choosePlan } from "../plan/choose.ts";
import { handOverIfLong } from "../plan/length.ts";
import type { Query } from "../plan/plan.ts";
import { runPlan, startExecution } from "../plan/run.ts";
import { orderFound } from "../plan/sort-found.ts";
import type { Filter } from "../query/filter.ts";
import { searchBody } from "../reports/search.ts";
import type { ReportThread } from "../reports/thread.ts";
import type { Collection, Found } from "../store/collection.ts";
import type { CommandContext } from "./command.ts";
import { eachInTurns } from "./in-turns.ts";
import { readLimitMs } from "./run-command.ts";

/** What a statement may take, unless the client sets it less. */
const statementMs = 60_000;
/** A search that has not ended by then is begun again on the thread for reports. */
const searchHereMs = 10;
/** What one document may take: nobody else is served meanwhile. */
const documentMs = 500;
/** How often a document that somebody else changed between finding and writing is looked for again. */
const mostSearches = 20;

/** What a write is about to touch. */
export interface Targets {
  collection: string;
  query: Query;
  filter: Filter;
  letVars: Doc;
  isMulti: boolean;
}

type Act = (collection: Collection, found: Found) => void;

/**
 * Does something with each document that a write is for. All are found before the first is changed, which could move
 * what is yet to be found; one that changed meanwhile is asked again, and left alone if it is none any more.
 */
export function forEachTarget(context: CommandContext, targets: Targets, act: Act): void | Promise<void> {
  const collection = context.engine.catalog.find(context.db, targets.collection);
  if (!collection) return;
  const deadline = deadlineOf(context);
  const { reports } = context.engine;
  const handOverAt = reports ? performance.now() + searchHereMs : null;
  try {
    if (targets.isMulti) {
      const ids = runWithin({ deadline, handOverAt }, () => {
        return Array.from(findHere(context, collection, targets), ({ recordId }) => recordId);
      });
      return actOnAll(context, targets, ids, deadline, act);
    }
    const first = runWithin({ deadline, handOverAt }, () => firstOf(findHere(context, collection, targets)));
    if (first) withinDocument(deadline, () => act(collection, first));
  } catch (error) {
    if (!(error instanceof HandOver) || !reports) throw error;
    return actOnReported(context, reports, targets, act);
  }
}

function findHere({ engine }: CommandContext, collection: Collection, { query, filter }: Targets): Iterable<Found> {
  const plan = choosePlan(collection, query);
  handOverIfLong(collection, plan, query);
  const execution = startExecution(engine.workspace);
  return orderFound(runPlan(collection, plan, filter, execution), plan, query, engine.workspace);
}

/** Counted from now on: what waited for its turn has not used it up. */
function deadlineOf({ deadline }: CommandContext): number {
  return Math.min(deadline, performance.now() + statementMs);
}

function firstOf<T>(found: Iterable<T>): T | null {
  for (const one of found) return one;
  return null;
}

async function actOnReported(
  context: CommandContext,
  reports: ReportThread,
  targets: Targets,
  act: Act,
): Promise<void> {
  for (let search = 0; search < mostSearches; search += 1) {
    const ids = await searchOnReports(context, reports, targets);
    let touched = 0;
    const counted: Act = (collection, found) => {
      act(collection, found);
      touched += 1;
    };
    await actOnAll(context, targets, ids, deadlineOf(context), counted);
    // Of several it is no matter; the one that was wanted may have been taken by somebody else.
    if (targets.isMulti || touched > 0 || ids.length === 0) return;
  }
  throw new MongoError(112, "WriteConflict", "The document was changed by others whenever it was found; try again");
}

async function searchOnReports(
  { engine, client, db, session, deadline }: CommandContext,
  reports: ReportThread,
  { collection, query, letVars, isMulti }: Targets,
): Promise<readonly number[]> {
  await engine.turn.settled();
  const { filter, sort, collation, hint } = query;
  const body = encode(searchBody({ collection, filter, sort, collation, hint, letVars, isMulti }));
  const request = { name: "search", db, session, body, now: engine.now() };
  const answer = await reports.ask({ request, deadline, limitMs: readLimitMs, isWanted: client.isOpen });
  if (!("recordIds" in answer)) throw new TypeError("a search was answered with something else than records");
  return Array.from(answer.recordIds);
}

/** The documents of a list of records, one after the other, as they are when it is their turn. */
function actOnAll(
  context: CommandContext,
  { collection: name, filter }: Targets,
  recordIds: readonly number[],
  deadline: number,
  act: Act,
): void | Promise<void> {
  const first = context.engine.catalog.find(context.db, name);
  return eachInTurns(recordIds.values(), (recordId) => {
    const collection = context.engine.catalog.find(context.db, name);
    if (!collection || collection.id !== first?.id) {
      throw new MongoError(175, "QueryPlanKilled", `collection dropped: ${context.db}.${name}`);
    }
    withinDocument(deadline, () => {
      const stored = collection.get(recordId);
      if (stored && filter.matches(stored.doc)) act(collection, { recordId, stored });
    });
  });
}

function withinDocument(deadline: number, work: () => void): void {
  const now = performance.now();
  if (now > deadline) throw maxTimeExpired("operation exceeded time limit");
  runWithin({ deadline: Math.min(deadline, now + documentMs), handOverAt: null }, work);
}
