import type { Types } from "mongoose";
import { type TagId, tagIdOf } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { REAL } from "#server/desk/trials/real.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere, insertedUnlessTaken } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { keyOf } from "./key-of.ts";
import { type TagRow, tagRows } from "./rows.ts";

export interface TagRecord {
  readonly id: TagId;
  readonly name: string;
  readonly mergedInto: TagId | null;
  readonly merges: number;
}

/** Nobody counts further: it is a hint of what is worth keeping. */
const MOST_COUNTED = 1_000;
/** More steps than any chain of merges has: each merge shortens those behind it. */
const MOST_STEPS = 20;

/** Tags, and which complaints have them. */
export function createTagStore(db: Database, clock: Clock = systemClock) {
  const tags = db.collection(tagRows);
  const complaints = db.collection(complaintRows);
  const findAll = async (ids: readonly TagId[]): Promise<TagRecord[]> => {
    if (ids.length === 0) return [];
    return (await tags.find({ _id: { $in: ids.map(toObjectId) } }).toArray()).map(toTag);
  };

  /** By their ids, what tags have become: themselves, or what they were merged into. */
  const resolved = async (ids: readonly TagId[]): Promise<ReadonlyMap<TagId, TagRecord>> => {
    const known = new Map((await findAll([...new Set(ids)])).map((tag) => [tag.id, tag]));
    for (let step = 0; step < MOST_STEPS; step++) {
      const next = [...known.values()].flatMap(({ mergedInto }) => (mergedInto ? [mergedInto] : []));
      const missing = next.filter((id) => !known.has(id));
      if (missing.length === 0) break;
      for (const tag of await findAll([...new Set(missing)])) known.set(tag.id, tag);
    }
    const endOf = (tag: TagRecord): TagRecord => {
      const into = tag.mergedInto && known.get(tag.mergedInto);
      return into ? endOf(into) : tag;
    };
    return new Map(
      ids.flatMap((id) => {
        const tag = known.get(id);
        return tag ? [[id, endOf(tag)] as const] : [];
      }),
    );
  };

  /** Under which ids complaints may have it. */
  const family = async (id: TagId): Promise<TagId[]> => {
    const merged = await tags.find({ mergedInto: toObjectId(id) }, { projection: { _id: 1 } }).toArray();
    return [id, ...merged.map(({ _id }) => tagIdOf(_id.toHexString()))];
  };

  return {
    resolved,
    family,

    async find(id: TagId): Promise<TagRecord | null> {
      const row = await tags.findOne({ _id: toObjectId(id) });
      return row && toTag(row);
    },

    /** Those that are called so, or were: as they are now, each with the name that it was asked for by. */
    async named(names: readonly string[]): Promise<ReadonlyMap<string, TagRecord>> {
      const keys = [...new Set(names.map(keyOf))];
      if (keys.length === 0) return new Map();
      const rows = await tags.find({ $or: [{ key: { $in: keys } }, { formerKeys: { $in: keys } }] }).toArray();
      const now = await resolved(rows.map(({ _id }) => tagIdOf(_id.toHexString())));
      return new Map(
        names.flatMap((name) => {
          const key = keyOf(name);
          const row = rows.find((each) => each.key === key) ?? rows.find(({ formerKeys }) => formerKeys.includes(key));
          const tag = row && now.get(tagIdOf(row._id.toHexString()));
          return tag ? [[name, tag] as const] : [];
        }),
      );
    },

    /** By name, without those that were merged. */
    async list({ after, limit }: { readonly after: string | null; readonly limit: number }): Promise<TagRecord[]> {
      const rows = await tags
        .find({ mergedInto: null, ...(after === null ? {} : { key: { $gt: after } }) })
        .sort({ key: 1 })
        .limit(limit)
        .toArray();
      return rows.map(toTag);
    },

    async count(): Promise<number> {
      return tags.countDocuments({ mergedInto: null }, { hint: "by_name" });
    },

    /** On how many complaints it is, counted up to a thousand. */
    async uses(id: TagId): Promise<number> {
      const ids = await family(id);
      return complaints.countDocuments({ tags: { $in: ids }, ...REAL }, { hint: "tags_newest", limit: MOST_COUNTED });
    },

    /** False when the name is taken. */
    async insert(id: TagId, name: string): Promise<boolean> {
      const row: TagRow = {
        _id: toObjectId(id),
        name,
        key: keyOf(name),
        formerKeys: [],
        mergedInto: null,
        merges: 0,
        createdAt: clock.now(),
      };
      return insertedUnlessTaken(tags, row);
    },

    /** False when the name is taken. */
    async rename({ id, name: before }: TagRecord, name: string): Promise<boolean> {
      const former = keyOf(before);
      return insertedOrThere(
        tags.updateOne(
          { _id: toObjectId(id), mergedInto: null },
          {
            $set: { name, key: keyOf(name) },
            ...(keyOf(name) === former ? {} : { $addToSet: { formerKeys: former } }),
          },
        ),
      );
    },

    /**
     * From now on the first is the second, on every complaint that has it. Both writes hold only while neither went into
     * another one, so that tags never go round in a circle.
     * @returns false when one of them was merged meanwhile
     */
    async merge(from: TagRecord, into: TagRecord): Promise<boolean> {
      const grown = await tags.updateOne({ _id: toObjectId(into.id), mergedInto: null }, { $inc: { merges: 1 } });
      if (grown.matchedCount === 0) return false;
      const gone = await tags.updateOne(
        { _id: toObjectId(from.id), mergedInto: null, merges: from.merges },
        { $set: { mergedInto: toObjectId(into.id) }, $inc: { merges: 1 } },
      );
      if (gone.matchedCount === 0) return false;
      await tags.updateMany({ mergedInto: toObjectId(from.id) }, { $set: { mergedInto: toObjectId(into.id) } });
      return true;
    },
  };
}

function toTag({
  _id,
  name,
  mergedInto,
  merges,
}: Pick<TagRow, "name" | "mergedInto" | "merges"> & { _id: Types.ObjectId }): TagRecord {
  const into = mergedInto && tagIdOf(mergedInto.toHexString());
  return { id: tagIdOf(_id.toHexString()), name, mergedInto: into, merges };
}

export type TagStore = ReturnType<typeof createTagStore>;
