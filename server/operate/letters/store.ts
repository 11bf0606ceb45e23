import type { Collection } from "mongoose";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { type DeadLetter, type FoundLetter, LETTER_STATES, type LetterState, recordFailure } from "./dead-letter.ts";
import { emptyLetter, isEmpty } from "./empty-letter.ts";
import { createErasedReader } from "./erased-reader.ts";
import { selectedLetters } from "./letter-filter.ts";
import { type LetterGroupFigures, listLetterGroups } from "./letter-groups.ts";
import type { RedriveFigures } from "./redrive.ts";
import { type DeadLetterRow, deadLetterRows } from "./rows.ts";
import type { LetterSelection, RestoreLetters } from "./wire.ts";

interface LetterPage {
  readonly state: LetterState;
  readonly groupId: string | null;
  /** Only letters that failed before this one. */
  readonly after: { readonly failedAt: Date; readonly id: string } | null;
  readonly limit: number;
}

/** Losing this often in a row means that something else is wrong. */
const MAX_ATTEMPTS = 20;

const toLetter = ({ _id, expiresAt: _kept, ...rest }: DeadLetterRow): DeadLetter => ({ id: _id, ...rest });
const toRow = ({ id, ...rest }: DeadLetter): DeadLetterRow => ({ _id: id, ...rest });

/** Messages that could not be handled, in MongoDB. */
export function createDeadLetterStore(db: Database) {
  const letters = db.collection(deadLetterRows);
  const { isNamedIn } = createErasedReader(db);
  const find = async (id: string): Promise<DeadLetter | null> => {
    const row = await letters.findOne({ _id: id });
    return row && toLetter(row);
  };

  const change = async (id: string, next: (before: DeadLetter | null) => DeadLetter | null): Promise<void> => {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const before = await find(id);
      const after = next(before);
      if (!after || (await write(letters, before, after))) return;
    }
    throw new Error(`the dead letter ${id} changed ${MAX_ATTEMPTS} times while it was to be written`);
  };
  const empty = (id: string) => change(id, (before) => (before && !isEmpty(before) ? emptyLetter(before) : null));

  return {
    find,

    /** Remembers a failure, once, however often it is told. Of somebody who was erased, without words. */
    async record(found: FoundLetter): Promise<void> {
      await change(found.id, (before) => recordFailure(before, found));
      // After the write: whoever is erased from now on has what was written looked at then.
      if (await isNamedIn(found)) await empty(found.id);
    },

    /** Takes away whatever somebody may have written. */
    empty,

    /** Every letter there is, in the order of their ids. */
    async listAfter(id: string, limit: number): Promise<Pick<DeadLetter, "id" | "body" | "attributes">[]> {
      const rows = await letters
        .find({ _id: { $gt: id } }, { projection: { body: 1, attributes: 1 } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return rows.map(({ _id, body, attributes }) => ({ id: _id, body, attributes }));
    },

    async list({ state, groupId, after, limit }: LetterPage): Promise<DeadLetter[]> {
      const rows = await letters
        .find({
          state,
          ...(groupId ? { groupId } : {}),
          ...(after
            ? {
                failedAt: { $lte: after.failedAt },
                $or: [{ failedAt: { $lt: after.failedAt } }, { _id: { $lt: after.id } }],
              }
            : {}),
        })
        .sort({ failedAt: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return rows.map(toLetter);
    },

    /** Letters that failed or are being retried, by group, newest failure first. */
    listGroups: (limit: number): Promise<LetterGroupFigures[]> => listLetterGroups(letters, limit),

    /** Letters in each state. */
    async countStates(): Promise<Record<LetterState, number>> {
      const counts = await Promise.all(
        LETTER_STATES.map(async (state) => [state, await letters.countDocuments({ state })] as const),
      );
      return byState(counts);
    },

    /** How many a person has yet to decide about: those of experiments are the experiment's own finding. */
    async countFailed(): Promise<number> {
      const failed = { state: "failed" } as const;
      const [all, ofTrials] = await Promise.all([
        letters.countDocuments(failed),
        letters.countDocuments({ ...failed, "attributes.trial": { $exists: true } }, { hint: "trial" }),
      ]);
      return Math.max(0, all - ofTrials);
    },

    /** How many letters of a selection are in each state; `cut` of them failed and cannot be sent again. */
    async countSelected(selection: LetterSelection): Promise<Record<LetterState, number> & { readonly cut: number }> {
      const rows = await letters
        .aggregate<{ _id: { state: LetterState; isCut: boolean }; count: number }>([
          { $match: selectedLetters(selection, LETTER_STATES) },
          { $group: { _id: { state: "$state", isCut: { $ne: ["$cutFromBytes", null] } }, count: { $sum: 1 } } },
        ])
        .toArray();
      const cut = rows.find(({ _id }) => _id.state === "failed" && _id.isCut)?.count ?? 0;
      return { ...byState(rows.map(({ _id, count }) => [_id.state, count])), cut };
    },

    /** Failed letters are taken off the list; resolves to their number. */
    async archive(selection: LetterSelection, now: Date, expiresAt: Date): Promise<number> {
      const { modifiedCount } = await letters.updateMany(selectedLetters(selection, ["failed"]), {
        $set: { state: "archived", endedAt: now, expiresAt },
        $inc: { rev: 1 },
      });
      return modifiedCount;
    },

    /** Archived letters are failed ones again. */
    async restore(selection: RestoreLetters): Promise<number> {
      const archived =
        "archivedAt" in selection
          ? { state: "archived" as const, endedAt: new Date(selection.archivedAt) }
          : selectedLetters(selection, ["archived"]);
      const { modifiedCount } = await letters.updateMany(archived, {
        $set: { state: "failed", endedAt: null },
        $unset: { expiresAt: "" },
        $inc: { rev: 1 },
      });
      return modifiedCount;
    },

    /** Failed letters that can be sent belong to the retry from now on; repeating it takes none twice. */
    async claim(selection: LetterSelection, redriveId: string): Promise<void> {
      await letters.updateMany(
        // What this retry had already, and failed again, is not its to try once more.
        { ...selectedLetters(selection, ["failed"]), cutFromBytes: null, redriveId: { $ne: redriveId } },
        { $set: { state: "retrying", redriveId, isSent: false }, $inc: { rev: 1, attempts: 1 } },
      );
    },

    async listUnsent(redriveId: string, limit: number): Promise<DeadLetter[]> {
      const rows = await letters.find({ redriveId, state: "retrying", isSent: false }).limit(limit).toArray();
      return rows.map(toLetter);
    },

    async markSent(redriveId: string, ids: readonly string[]): Promise<void> {
      await letters.updateMany({ _id: { $in: [...ids] }, redriveId }, { $set: { isSent: true }, $inc: { rev: 1 } });
    },

    async redriveFigures(redriveId: string): Promise<RedriveFigures> {
      // Counted in the index: this is asked every second, and a retry can be of very many.
      const count = (state: LetterState, isSent: boolean) => letters.countDocuments({ redriveId, state, isSent });
      const counts = await Promise.all(
        LETTER_STATES.flatMap((state) =>
          [true, false].map(async (isSent) => ({ state, isSent, count: await count(state, isSent) })),
        ),
      );
      const sum = (matches: (row: (typeof counts)[number]) => boolean) =>
        counts.reduce((total, row) => total + (matches(row) ? row.count : 0), 0);
      return {
        total: sum(() => true),
        sent: sum(({ isSent }) => isSent),
        resolved: sum(({ state }) => state === "resolved"),
        failedAgain: sum(({ state }) => state === "failed" || state === "archived"),
        unsent: sum(({ state, isSent }) => state === "retrying" && !isSent),
      };
    },

    /** Letters of the retry that nothing was heard of. */
    async listUnanswered(redriveId: string, limit: number): Promise<DeadLetter[]> {
      const rows = await letters.find({ redriveId, state: "retrying", isSent: true }).limit(limit).toArray();
      return rows.map(toLetter);
    },

    /** The retry with this number was handled: the letter is done with. */
    async resolve(id: string, attempt: number, now: Date, expiresAt: Date): Promise<void> {
      // Failed is possible too: of two copies of one retry, the second can succeed.
      await letters.updateOne(
        { _id: id, attempts: attempt, state: { $in: ["retrying", "failed"] } },
        { $set: { state: "resolved", isSent: true, endedAt: now, expiresAt }, $inc: { rev: 1 } },
      );
    },
  };
}

export type DeadLetterStore = ReturnType<typeof createDeadLetterStore>;

/** One conditional write; false when somebody else was first. */
async function write(
  letters: Collection<DeadLetterRow>,
  before: DeadLetter | null,
  after: DeadLetter,
): Promise<boolean> {
  if (before) {
    const { id: _same, ...fields } = after;
    // What failed again stays; a late copy of what was solved goes with it.
    const keep = after.state === "failed" ? { $unset: { expiresAt: "" as const } } : {};
    const { matchedCount } = await letters.updateOne(
      { _id: before.id, rev: before.rev },
      { $set: { ...fields, history: [...fields.history] }, ...keep },
    );
    return matchedCount === 1;
  }
  return insertedOrThere(letters.insertOne(toRow(after)));
}

function byState(counts: readonly (readonly [LetterState, number])[]): Record<LetterState, number> {
  const sum = (state: LetterState) => counts.reduce((total, [each, count]) => total + (each === state ? count : 0), 0);
  return { failed: sum("failed"), retrying: sum("retrying"), resolved: sum("resolved"), archived: sum("archived") };
}
