import { expect, test } from "vitest";
import type { Doc } from "./bson/document.ts";
import { openTestEngine } from "./testing.ts";

const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, 1]));
const MANY = 300_000;

const WIDE: Record<string, Doc> = {
  "a condition": { find: "c", filter: fields(MANY) },
  "branches of a condition": { find: "c", filter: { $or: Array.from({ length: MANY }, (_, n) => ({ n })) } },
  "a projection": { find: "c", projection: fields(MANY) },
  "a pipeline": { aggregate: "c", pipeline: [{ $set: fields(MANY) }], cursor: {} },
  "an expression": { find: "c", filter: { $expr: { $eq: [{ $literal: 1 }, fields(MANY)] } } },
  "an update": { update: "c", updates: [{ q: {}, u: { $set: fields(MANY) } }] },
  "an update's condition": { delete: "c", deletes: [{ q: fields(MANY), limit: 1 }] },
};

test.each(Object.entries(WIDE))(
  "%s of too many fields is refused before it is compiled, and changes nothing",
  async (_, ask) => {
    using engine = openTestEngine();
    await engine.run({ insert: "c", documents: [{ _id: 1 }] });
    const { code, writeErrors } = await engine.run(ask);
    expect(code ?? (writeErrors as { code: unknown }[])[0]?.code).toMatchObject({ value: 146 });
    expect(await engine.run({ count: "c", query: { f0: { $exists: true } } })).toMatchObject({ n: { value: 0 } });
  },
);

test("many values and large ones are no parts of a condition or an update", async () => {
  using engine = openTestEngine();
  await engine.run({ insert: "c", documents: [{ _id: 1 }] });
  const many = Array.from({ length: 100_000 }, (_, n) => n);
  const update = { q: { _id: { $in: many } }, u: { $set: { large: fields(50_000), many } } };
  expect(await engine.run({ update: "c", updates: [update] })).toMatchObject({ nModified: { value: 1 } });
  const push = (u: Doc) => engine.run({ update: "c", updates: [{ q: { _id: 1 }, u: { $push: { pushed: u } } }] });
  expect(await push({ $each: Array.from({ length: 300_000 }, () => 1) })).toMatchObject({ nModified: { value: 1 } });
  expect(await push({ $each: [2], $position: -1 })).toMatchObject({ nModified: { value: 1 } });
  expect(await engine.run({ count: "c", query: { "pushed.299999": 2, "pushed.300000": 1 } })).toMatchObject({
    n: { value: 1 },
  });
});
