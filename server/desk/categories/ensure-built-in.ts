import { BUILT_IN_CATEGORIES } from "#server/core/vocabulary.ts";
import type { Database } from "#server/platform/db/database.ts";
import { categoryRows } from "./rows.ts";

const DESCRIPTIONS = {
  Technical: "Something does not work as it should",
  Billing: "Invoices, payments and refunds",
  Service: "How we treated you or how long it took",
  Product: "Quality, delivery or a missing part",
  Account: "Signing in, personal data, access",
  General: "Anything else",
} satisfies Record<(typeof BUILT_IN_CATEGORIES)[number], string>;

/** Adds the built-in categories that are missing; what an admin changed stays as it is. */
export async function ensureBuiltInCategories(db: Database): Promise<void> {
  await db.collection(categoryRows).bulkWrite(
    BUILT_IN_CATEGORIES.map((name, order) => ({
      updateOne: {
        filter: { _id: name },
        update: { $setOnInsert: { description: DESCRIPTIONS[name], builtIn: true, active: true, order } },
        upsert: true,
      },
    })),
  );
}
