import type { mongo } from "mongoose";
import type { Loop } from "../loop.ts";
import type { Database } from "./database.ts";
import type { Rows } from "./rows.ts";

/** The moments that a look is about. */
export interface Span {
  /** The look before this one. */
  readonly after: Date;
  readonly now: Date;
  /** The look after this one comes no later. */
  readonly until: Date;
}

/** Rows of one collection that are work whose time has come, or comes within the span. */
export interface Due {
  readonly rows: Rows<object>;
  readonly filter: (span: Span) => mongo.Document;
  /** The expression that says when; what has none is due now. */
  readonly when: string | null;
}

/** Has a loop turn when there is work of these kinds, and by itself only now and then. */
export type Waiting = (kinds: readonly Due[], loop: Loop) => Loop;

/** Says which rows are due, by an index. */
export function defineDue<Row extends object>(
  rows: Rows<Row>,
  filter: (span: Span) => mongo.Filter<Row>,
  at: (keyof Row & string) | null = null,
): Due {
  return { rows, filter, when: at && `$${at}` };
}

/**
 * Asks in one command of which kinds of work there is any.
 * @returns for each, in their order, when some of it is due: not of necessity the first; null where there is none.
 */
export async function findDue(db: Database, [first, ...others]: readonly Due[], span: Span): Promise<(Date | null)[]> {
  if (!first) return [];
  const look = ({ filter, when }: Due, of: number) => [
    { $match: filter(span) },
    { $limit: 1 },
    { $project: { _id: 0, of: { $literal: of }, at: when ?? { $literal: span.now } } },
  ];
  const found = await db
    .collection(first.rows)
    .aggregate<{ of: number; at: Date }>([
      ...look(first, 0),
      ...others.map((due, index) => ({ $unionWith: { coll: due.rows.collection, pipeline: look(due, index + 1) } })),
    ])
    .toArray();
  const dueAt = new Map(found.map(({ of, at }) => [of, at]));
  return [first, ...others].map((_, of) => dueAt.get(of) ?? null);
}
