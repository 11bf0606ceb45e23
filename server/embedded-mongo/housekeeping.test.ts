import { expect, test } from "vitest";
import { tidy } from "./housekeeping.ts";
import { openTestEngine } from "./testing.ts";

const noon = Date.parse("2026-01-01T12:00:00Z");

test("deletes documents whose time is over, and only those", async () => {
  let now = new Date(noon);
  using engine = openTestEngine(() => now);
  const { run } = engine;
  await run({ createIndexes: "c", indexes: [{ key: { at: -1 }, name: "at", expireAfterSeconds: 60 }] });
  const documents = [
    { _id: "due", at: new Date(noon - 61_000) },
    { _id: "soon", at: new Date(noon - 30_000) },
    { _id: "one of several", at: [new Date(noon + 9e9), new Date(noon - 61_000)] },
    { _id: "no date", at: "yesterday" },
    { _id: "number", at: 5 },
    { _id: "missing" },
  ];
  await run({ insert: "c" }, { documents });
  const left = async () => {
    tidy(engine.engine);
    const reply = await run({ distinct: "c", key: "_id" });
    return reply["values"];
  };
  expect(await left()).toEqual(["soon", "no date", "number", "missing"]);
  now = new Date(noon + 31_000);
  expect(await left()).toEqual(["no date", "number", "missing"]);
  await run({ $db: "admin", setParameter: 1, ttlMonitorEnabled: false });
  await run({ insert: "c", documents: [{ _id: "kept", at: new Date(0) }] });
  expect(await left()).toEqual(["no date", "number", "missing", "kept"]);
});

test("works a backlog off a little at a time, and says when there is more", async () => {
  using engine = openTestEngine(() => new Date(noon));
  const { run } = engine;
  await run({ createIndexes: "c", indexes: [{ key: { at: 1 }, name: "at", expireAfterSeconds: 0 }] });
  await run({ insert: "c" }, { documents: Array.from({ length: 450 }, () => ({ at: new Date(0) })) });
  expect([tidy(engine.engine), tidy(engine.engine), tidy(engine.engine)]).toEqual([true, true, false]);
  expect(await run({ count: "c" })).toMatchObject({ n: { value: 0 } });
});

test("closes cursors that nobody has read for ten minutes, unless they asked to live on", async () => {
  let now = new Date(noon);
  using engine = openTestEngine(() => now);
  const { run } = engine;
  await run({ insert: "c", documents: [{}, {}, {}] });
  await run({ find: "c", batchSize: 1 });
  await run({ find: "c", batchSize: 1, noCursorTimeout: true });
  now = new Date(noon + 11 * 60_000);
  tidy(engine.engine);
  expect(engine.engine.cursors.size).toBe(1);
});

test("takes a new sweep interval, and refuses an impossible one", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  expect(await run({ $db: "admin", setParameter: 1, ttlMonitorSleepSecs: 1 })).toMatchObject({ was: { value: 60 } });
  expect(await run({ $db: "admin", getParameter: 1, ttlMonitorSleepSecs: 1 })).toMatchObject({
    ttlMonitorSleepSecs: { value: 1 },
  });
  expect(await run({ $db: "admin", setParameter: 1, ttlMonitorSleepSecs: 0 })).toMatchObject({ codeName: "BadValue" });
  expect(await run({ $db: "admin", setParameter: 1, logLevel: 1 })).toMatchObject({ code: { value: 40415 } });
});
