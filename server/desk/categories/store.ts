import type { Clock } from "#server/core/ports/environment.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { keptReading } from "#server/platform/kept-reading.ts";
import { sharedReading } from "#server/platform/shared-reading.ts";
import { categoryRows } from "./rows.ts";

/** For so long another process may offer what an admin has just archived in this one. */
const KEPT_MS = 5_000;

interface CategoryRecord {
  readonly name: string;
  readonly description: string;
  readonly builtIn: boolean;
  readonly active: boolean;
}

/** Categories by name. The built-in ones exist from the first start. */
export function createCategoryStore(db: Database, clock: Clock = systemClock) {
  const categories = db.collection(categoryRows);
  const list = sharedReading(async (): Promise<CategoryRecord[]> => {
    const rows = await categories.find({}).sort({ order: 1, _id: 1 }).toArray();
    return rows.map(({ _id, description, builtIn, active }) => ({ name: _id, description, builtIn, active }));
  });
  const kept = keptReading(list, KEPT_MS);
  return {
    /** In the order in which customers are offered them. */
    list,

    /** The same as it was within the last seconds: every filing asks. What this process changes is seen at once. */
    listLately: kept.read,

    /** False when the name is taken. */
    async insert(category: CategoryRecord): Promise<boolean> {
      const { name, ...fields } = category;
      const row = { _id: name, ...fields, order: clock.now().getTime() };
      return insertedOrThere(categories.insertOne(row)).finally(kept.forget);
    },

    /** False when there is none of that name. */
    async update(name: string, change: Partial<Pick<CategoryRecord, "description" | "active">>): Promise<boolean> {
      // Also where it failed: its answer may have been lost, and it is written.
      const result = await categories.updateOne({ _id: name }, { $set: change }).finally(kept.forget);
      return result.matchedCount === 1;
    },
  };
}

export type CategoryStore = ReturnType<typeof createCategoryStore>;
