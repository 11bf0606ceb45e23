import type { Clock } from "#server/core/ports/environment.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import type { CategoryRecord, CategoryStore } from "./ports/category-store.ts";
import { categoryRows } from "./rows.ts";

/** Categories by name. The built-in ones exist from the first start. */
export function createCategoryStore(db: Database, clock: Clock = systemClock): CategoryStore {
  const categories = db.collection(categoryRows);
  return {
    async list() {
      const rows = await categories.find({}).sort({ order: 1, _id: 1 }).toArray();
      return rows.map(({ _id, description, builtIn, active }) => ({ name: _id, description, builtIn, active }));
    },

    async insert(category: CategoryRecord) {
      const { name, ...fields } = category;
      return insertedOrThere(categories.insertOne({ _id: name, ...fields, order: clock.now().getTime() }));
    },

    async update(name, change) {
      const result = await categories.updateOne({ _id: name }, { $set: change });
      return result.matchedCount === 1;
    },
  };
}
