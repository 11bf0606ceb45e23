import fc from "fast-check";
import { expect, test } from "vitest";
import { messageBytes, refusalOf, toBatches } from "./message-size.ts";

const KIB = 1024;
const sized = (bytes: number) => ({ id: "m", body: "x".repeat(bytes), attributes: {} });
const attributes = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, "v"]));

test("counts bytes as AWS does: body, and each attribute's name, type and value", () => {
  expect(messageBytes({ body: "né", attributes: { eventId: "é1" } })).toBe(3 + "eventId".length + "String".length + 3);
});

test("batches hold at most ten messages and 240 KiB, and keep every message in order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 60 }), (sizes) => {
      const messages = sizes.map((size, index) => ({ ...sized(size * KIB), id: String(index) }));
      const batches = toBatches(messages);
      expect(batches.flat()).toEqual(messages);
      for (const batch of batches) {
        const bytes = batch.reduce((sum, message) => sum + messageBytes(message), 0);
        expect(batch.length).toBeLessThanOrEqual(10);
        expect(bytes).toBeLessThanOrEqual(240 * KIB);
      }
    }),
    { numRuns: 50 },
  );
});

test("a batch is filled before the next one starts", () => {
  expect(toBatches(Array.from({ length: 25 }, () => sized(10))).map((batch) => batch.length)).toEqual([10, 10, 5]);
});

test("nine attributes can be delivered, ten would leave no room", () => {
  expect(refusalOf({ ...sized(1), attributes: attributes(9) })).toBeNull();
  expect(refusalOf({ ...sized(1), attributes: attributes(10) })).toMatchObject({
    verdict: "never",
    code: "TooManyAttributes",
  });
});

test("200 KiB can be sent, one byte more cannot", () => {
  expect(refusalOf(sized(200 * KIB))).toBeNull();
  expect(refusalOf(sized(200 * KIB + 1))).toMatchObject({ id: "m", verdict: "never", code: "Oversize" });
});
