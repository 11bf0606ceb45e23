import { createHash } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { askedOnce } from "#server/core/once/once.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { keyedRequest } from "#server/platform/doors/repeats.ts";
import { carryOverKeys } from "./carry-over-keys.ts";
import { fileComplaint } from "./file-complaint.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
const maya = await it.addPerson("Maya", "user");

test("a key of the version before finds the complaint that it filed, also where it was never answered", async () => {
  const input = { title: "The kettle hums", description: "All day long.", category: "Technical" };
  const filed = await fileComplaint(it.desk, maya, input);
  const of = "POST /api/complaints";
  const old = anyRows(it.db, "idempotency_keys");
  await old.insertOne({
    // As its rows were.
    _id: `${maya.id}:of-before` as never,
    fingerprint: createHash("sha256")
      .update(`${of}\n${JSON.stringify(input)}`)
      .digest("hex"),
    resourceId: toObjectId(filed._id),
    answer: null,
    at: new Date(),
  });
  for (let times = 0; times < 2; times++) await carryOverKeys(it.db);
  const { once } = keyedRequest({ ownerId: maya.id, key: "of-before", of, input }, { onRepeat: () => {} });
  expect(await fileComplaint(askedOnce(it.desk, { once }), maya, input)).toEqual(filed);
  expect(await old.countDocuments({})).toBe(0);
});
