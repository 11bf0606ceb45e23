import { type MacroId, macroIdOf } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import { keyOf } from "#server/desk/tags/key-of.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedUnlessTaken, isDuplicateKey } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { asText, type Owner, ownerOf } from "./owner.ts";
import { type ActsRow, type MacroRow, macroRows } from "./rows.ts";

export interface MacroRecord {
  readonly id: MacroId;
  readonly owner: Owner;
  readonly name: string;
  readonly words: string;
  readonly acts: ActsRow;
  readonly files: readonly AttachedFile[];
  readonly uses: number;
  readonly lastUsedAt: Date | null;
  readonly isRemoved: boolean;
}

export type NewMacro = Pick<MacroRecord, "owner" | "name" | "words" | "acts">;

/** Ready answers, and how often each was used. */
export function createMacroStore(db: Database, clock: Clock = systemClock) {
  const macros = db.collection(macroRows);
  return {
    /** Those of these owners by name, without what was removed. */
    async list(owners: readonly Owner[]): Promise<MacroRecord[]> {
      const rows = await macros
        .find({ owner: { $in: owners.map(asText) }, standing: true })
        .sort({ key: 1, _id: 1 })
        .toArray();
      return rows.map(toMacro);
    },

    /** Also one that was removed. */
    async find(id: MacroId): Promise<MacroRecord | null> {
      const row = await macros.findOne({ _id: toObjectId(id) });
      return row && toMacro(row);
    },

    async countOf(owner: Owner): Promise<number> {
      return macros.countDocuments({ owner: asText(owner), standing: true }, { hint: "owner" });
    },

    /** False when that owner has one of that name. */
    async insert(
      id: MacroId,
      { owner, name, words, acts }: NewMacro,
      files: readonly AttachedFile[] = [],
    ): Promise<boolean> {
      const row: MacroRow = {
        _id: toObjectId(id),
        owner: asText(owner),
        name,
        key: keyOf(name),
        words,
        acts,
        ...(files.length > 0 ? { files } : {}),
        uses: 0,
        lastUsedAt: null,
        createdAt: clock.now(),
        standing: true,
      };
      return insertedUnlessTaken(macros, row);
    },

    /**
     * Leaves its files as they are unless others are given.
     * @returns `taken` when that owner has one of that name, `gone` when it was removed
     */
    async update(
      id: MacroId,
      { owner, name, words, acts }: NewMacro,
      files?: readonly AttachedFile[],
    ): Promise<"changed" | "taken" | "gone"> {
      const set = { owner: asText(owner), name, key: keyOf(name), words, acts, ...(files ? { files } : {}) };
      try {
        const { matchedCount } = await macros.updateOne({ _id: toObjectId(id), standing: true }, { $set: set });
        return matchedCount === 1 ? "changed" : "gone";
      } catch (error) {
        if (isDuplicateKey(error)) return "taken";
        throw error;
      }
    },

    /** One that nobody was told of yet is as if it had never been. */
    async takeBack(id: MacroId): Promise<void> {
      await macros.deleteOne({ _id: toObjectId(id) });
    },

    async remove(id: MacroId): Promise<void> {
      await macros.updateOne({ _id: toObjectId(id) }, { $unset: { standing: "", files: "" } });
    },

    /** A number to tidy up by: whoever dies between a use and this leaves it one too low. */
    async countUse(id: MacroId): Promise<void> {
      await macros.updateOne({ _id: toObjectId(id) }, { $inc: { uses: 1 }, $max: { lastUsedAt: clock.now() } });
    },
  };
}

function toMacro({ _id, owner, name, words, acts, files = [], uses, lastUsedAt, standing }: MacroRow): MacroRecord {
  const id = macroIdOf(_id.toHexString());
  return { id, owner: ownerOf(owner), name, words, acts, files, uses, lastUsedAt, isRemoved: standing === undefined };
}

export type MacroStore = ReturnType<typeof createMacroStore>;
