import { afterAll, expect, test } from "vitest";
import { startTestDesk } from "#server/desk/testing.ts";
import type { Database } from "#server/platform/db/database.ts";
import { createCategoryStore } from "./store.ts";

const it = await startTestDesk();
afterAll(() => it.stop());

/** The same database, whose answers to updates are lost on their way. */
const losingAnswers: Database = {
  ...it.db,
  collection(rows) {
    const collection = it.db.collection(rows);
    return new Proxy(collection, {
      get(target, name) {
        if (name !== "updateOne") return Reflect.get(target, name);
        return async (...asked: Parameters<typeof target.updateOne>) => {
          await target.updateOne(...asked);
          throw new Error("the answer was lost");
        };
      },
    });
  },
};

test("what was changed is seen at once by who changed it, though the answer to that was lost", async () => {
  const categories = createCategoryStore(losingAnswers);
  const isOffered = async () => (await categories.listLately()).find(({ name }) => name === "Billing")?.active;
  expect(await isOffered()).toBe(true);
  await expect(categories.update("Billing", { active: false })).rejects.toThrow("the answer was lost");
  expect(await isOffered()).toBe(false);
});
