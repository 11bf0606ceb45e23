import { mongo } from "mongoose";
import { BUILT_IN_CATEGORIES } from "../../domain/vocabulary.ts";
import type { CategoryRecord, CategoryStore } from "../../ports/category-store.ts";
import type { Clock } from "../../ports/environment.ts";
import { systemClock } from "../../runtime/clock.ts";
import { nativeCollection } from "../model.ts";
import { CategoryModel, type CategoryRow } from "../models/category.ts";

const DUPLICATE_KEY = 11000;

const DESCRIPTIONS = {
  Technical: "Something does not work as it should",
  Billing: "Invoices, payments and refunds",
  Service: "How we treated you or how long it took",
  Product: "Quality, delivery or a missing part",
  Account: "Signing in, personal data, access",
  General: "Anything else",
} satisfies Record<(typeof BUILT_IN_CATEGORIES)[number], string>;

/** Categories by name. The built-in ones exist from the first start. */
export function createCategoryStore(clock: Clock = systemClock): CategoryStore {
  const categories = () => nativeCollection<CategoryRow>(CategoryModel);
  return {
    async list() {
      const rows = await categories().find({}).sort({ order: 1, _id: 1 }).toArray();
      return rows.map(({ _id, description, builtIn, active }) => ({ name: _id, description, builtIn, active }));
    },

    async insert(category: CategoryRecord) {
      const { name, ...fields } = category;
      try {
        await categories().insertOne({ _id: name, ...fields, order: clock.now().getTime() });
        return true;
      } catch (error) {
        if (error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY) return false;
        throw error;
      }
    },

    async update(name, change) {
      const result = await categories().updateOne({ _id: name }, { $set: change });
      return result.matchedCount === 1;
    },
  };
}

/** Adds the built-in categories that are missing; what an admin changed stays as it is. */
export async function ensureBuiltInCategories(): Promise<void> {
  await nativeCollection<CategoryRow>(CategoryModel).bulkWrite(
    BUILT_IN_CATEGORIES.map((name, order) => ({
      updateOne: {
        filter: { _id: name },
        update: { $setOnInsert: { description: DESCRIPTIONS[name], builtIn: true, active: true, order } },
        upsert: true,
      },
    })),
  );
}
