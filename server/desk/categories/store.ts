import type { Clock } from "#server/core/ports/environment.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { sharedReading } from "#server/platform/shared-reading.ts";
import { categoryRows } from "./rows.ts";

interface CategoryRecord {
  readonly name: string;
  readonly description: string;
  readonly builtIn: boolean;
  readonly active: boolean;
}

/** Categories by name. The built-in ones exist from the first start. */
export function createCategoryStore(db: Database, clock: Clock = systemClock) {
  const categories = db.collection(categoryRows);
  return {
    /** In the order in which customers are offered them. Every filing asks. */
    list: sharedReading(async (): Promise<CategoryRecord[]> => {
      const rows = await categories.find({}).sort({ order: 1, _id: 1 }).toArray();
      return rows.map(({ _id, description, builtIn, active }) => ({ name: _id, description, builtIn, active }));
    }),

    /** False when the name is taken. */
    async insert(category: CategoryRecord): Promise<boolean> {
      const { name, ...fields } = category;
      return insertedOrThere(categories.insertOne({ _id: name, ...fields, order: clock.now().getTime() }));
    },

    /** False when there is none of that name. */
    async update(name: string, change: Partial<Pick<CategoryRecord, "description" | "active">>): Promise<boolean> {
      const result = await categories.updateOne({ _id: name }, { $set: change });
      return result.matchedCount === 1;
    },
  };
}

export type CategoryStore = ReturnType<typeof createCategoryStore>;
