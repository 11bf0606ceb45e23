import type { mongo } from "mongoose";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { type AuditContent, GENESIS, linkRow } from "./chain.ts";
import {
  type AuditPersonalRow,
  type AuditRow,
  type AuditSealRow,
  auditPersonalRows,
  auditRows,
  auditSealRows,
} from "./rows.ts";

/** Every lost race is a row that another process has written, so this many in a row is a bug. */
const MAX_RACES = 1_000;
const BATCH = 500;

export interface ChainPlace {
  readonly seq: number;
  readonly hash: string;
}

export interface AuditQuery {
  readonly actorId?: string;
  readonly onId?: string;
  readonly action?: string;
  readonly from?: Date;
  readonly until?: Date;
  /** Rows before this one, in the order of the page. */
  readonly before?: { readonly at: Date; readonly seq: number };
  readonly limit: number;
}

/** The trail. Rows are only ever added at its end, and go only from its beginning. */
export function createAuditStore(db: Database) {
  const rows = db.collection(auditRows);
  const personal = db.collection(auditPersonalRows);
  const seals = db.collection(auditSealRows);
  // Where this process saw the end last. Others may be further: the unique id says so.
  let seen: ChainPlace | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<ChainPlace> => {
    const [row] = await rows
      .find({}, { projection: { hash: 1 } })
      .sort({ _id: -1 })
      .limit(1)
      .toArray();
    return row ? { seq: row._id, hash: row.hash } : { seq: 0, hash: GENESIS };
  };

  const appendNow = async (content: AuditContent): Promise<number> => {
    for (let race = 0; race < MAX_RACES; race++) {
      seen ??= await end();
      const row = linkRow(seen.seq + 1, seen.hash, content);
      // Whatever goes wrong below, the end has to be looked up again.
      seen = null;
      const isOurs =
        (await insertedOrThere(rows.insertOne(row))) ||
        // A write whose answer was lost is refused by itself when it is repeated.
        (await rows.findOne({ _id: row._id }, { projection: { id: 1 } }))?.id === row.id;
      if (!isOurs) continue;
      seen = { seq: row._id, hash: row.hash };
      return row._id;
    }
    throw new Error("The end of the audit trail could not be reached.");
  };

  return {
    end,

    /** One row more, with what is personal of it: two commands where no other process writes at the same moment. */
    async append(content: AuditContent, parts: readonly AuditPersonalRow[]): Promise<number> {
      // Before the row: nobody may find a hash of something that is not there. One without a row goes with its time.
      if (parts.length > 0) await personal.insertMany([...parts]);
      const mine = turn.then(() => appendNow(content));
      turn = mine.catch(() => {});
      return mine;
    },

    /** Newest first. */
    async list({ actorId, onId, action, from, until, before, limit }: AuditQuery): Promise<AuditRow[]> {
      const at: mongo.Filter<AuditRow>["at"] = {
        ...(from ? { $gte: from } : {}),
        ...(until ? { $lt: until } : {}),
        ...(before ? { $lte: before.at } : {}),
      };
      return rows
        .find({
          ...(actorId === undefined ? {} : { actorId }),
          ...(onId === undefined ? {} : { onId }),
          ...(action === undefined ? {} : { action }),
          ...(Object.keys(at).length > 0 ? { at } : {}),
          // The rows of the last millisecond that the page before has shown.
          ...(before ? { $nor: [{ at: before.at, _id: { $gte: before.seq } }] } : {}),
        })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .toArray();
    },

    /** What is personal of these rows, by its id. */
    async personalOf(
      found: readonly Pick<AuditRow, "id" | "byHash" | "onHash">[],
    ): Promise<Map<string, AuditPersonalRow>> {
      const ids = found.flatMap(({ id, byHash, onHash }) => [
        ...(byHash ? [`${id}/by`] : []),
        ...(onHash ? [`${id}/on`] : []),
      ]);
      if (ids.length === 0) return new Map();
      const parts = await personal.find({ _id: { $in: ids } }).toArray();
      return new Map(parts.map((part) => [part._id, part]));
    },

    /** The rows after one, in the order of the chain. */
    async walk(after: number): Promise<AuditRow[]> {
      return rows
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(BATCH)
        .toArray();
    },

    /**
     * Empties what is personal about somebody; a tombstone says by which row. That is also where from somebody tried to get
     * into their account before it was known who it is. Of an address, only what is about nobody else.
     */
    async erase(
      { personId, emails }: { personId: string; emails: readonly string[] },
      erasedBy: number,
    ): Promise<number> {
      const ofNobody = { email: { $in: [...emails] }, personId: null };
      const named = await personal.find(ofNobody, { projection: { _id: 1 } }).toArray();
      const tries = await rows.find({ onId: personId, actorId: null }, { projection: { id: 1 } }).toArray();
      const from = [...tries.map(({ id }) => id), ...named.map(({ _id }) => _id.replace(/[/].*$/, ""))];
      // What is found through an address goes before the address.
      const about: mongo.Filter<AuditPersonalRow>[] = [
        { _id: { $in: from.map((id) => `${id}/by`) }, personId: null },
        ofNobody,
        { personId },
      ];
      const gone = { $set: { values: null, salt: null, email: null, erasedBy } };
      let count = 0;
      for (const filter of about) {
        const { modifiedCount } = await personal.updateMany({ ...filter, erasedBy: null }, gone);
        count += modifiedCount;
      }
      return count;
    },

    /** Whether anything personal is kept about somebody. */
    async holds(personId: string): Promise<boolean> {
      return (await personal.findOne({ personId, erasedBy: null }, { projection: { _id: 1 } })) !== null;
    },

    /** The last row that is older, and not the last of all. */
    async lastBefore(at: Date): Promise<ChainPlace | null> {
      const [row] = await rows
        .find({ at: { $lt: at } }, { projection: { hash: 1 } })
        .sort({ at: -1, _id: -1 })
        .limit(1)
        .toArray();
      const last = await end();
      return row && row._id < last.seq ? { seq: row._id, hash: row.hash } : null;
    },

    async findSeal(which: AuditSealRow["_id"]): Promise<AuditSealRow | null> {
      return seals.findOne({ _id: which });
    },

    /** Moves a seal forward. False when it is there already, or further. */
    async seal(row: AuditSealRow): Promise<boolean> {
      const { _id, ...fields } = row;
      return insertedOrThere(seals.updateOne({ _id, seq: { $lt: row.seq } }, { $set: fields }, { upsert: true }));
    },

    /** Removes the beginning, up to and with this row, and whatever personal is older than `at`. */
    async cut(seq: number, at: Date): Promise<void> {
      await rows.deleteMany({ _id: { $lte: seq } });
      await personal.deleteMany({ at: { $lt: at } });
    },
  };
}

export type AuditStore = ReturnType<typeof createAuditStore>;
