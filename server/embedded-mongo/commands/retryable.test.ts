import { Binary, Long, UUID } from "bson";
import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { encode } from "../bson/document.ts";
import { openTestEngine, startTestServer } from "../testing.ts";

const lsid = () => ({ id: new UUID().toBinary() });
const txnNumber = (number: number) => Long.fromNumber(number);

test("answers a repeated write from its record and changes nothing", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ insert: "c", documents: [{ _id: 1, n: 0 }] });
  const write = {
    update: "c",
    updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
    lsid: lsid(),
    txnNumber: txnNumber(1),
  };
  const first = await run(write);
  const second = await run(write);
  expect(second["nModified"]).toEqual(first["nModified"]);
  expect(await run({ count: "c", query: { n: 1 } })).toMatchObject({ n: { value: 1 } });
});

test("gives the same document again when a findAndModify is repeated", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ insert: "c", documents: [{ _id: 1 }, { _id: 2 }] });
  const claim = {
    findAndModify: "c",
    query: {},
    sort: { _id: 1 },
    remove: true,
    lsid: lsid(),
    txnNumber: txnNumber(1),
  };
  const first = await run(claim);
  const second = await run(claim);
  expect(second["value"]).toEqual(first["value"]);
  expect(await run({ count: "c" })).toMatchObject({ n: { value: 1 } });
  expect((await run({ ...claim, txnNumber: txnNumber(2) }))["value"]).toEqual({
    _id: expect.objectContaining({ value: 2 }),
  });
});

test("tells the writes of one session and number apart by their statement ids", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const session = lsid();
  for (const [id, stmtId] of [
    [1, 0],
    [2, 1],
    [1, 0],
  ] as const) {
    const reply = await run({
      insert: "c",
      documents: [{ _id: id }],
      lsid: session,
      txnNumber: txnNumber(1),
      stmtIds: [stmtId],
    });
    expect(reply).toMatchObject({ n: { value: 1 } });
    expect(reply).not.toHaveProperty("writeErrors");
  }
});

test("refuses a write whose number the session has passed", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const session = lsid();
  await run({ insert: "c", documents: [{ _id: 1 }], lsid: session, txnNumber: txnNumber(5) });
  const late = await run({ insert: "c", documents: [{ _id: 2 }], lsid: session, txnNumber: txnNumber(4) });
  expect(late).toMatchObject({ code: { value: 225 }, codeName: "TransactionTooOld" });
});

test("refuses to make a multi-document write retryable, and a number without a session", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const numbered = { lsid: lsid(), txnNumber: txnNumber(1) };
  expect(
    await run({ update: "c", updates: [{ q: {}, u: { $set: { a: 1 } }, multi: true }], ...numbered }),
  ).toMatchObject({ codeName: "FailedToParse" });
  expect(await run({ delete: "c", deletes: [{ q: {}, limit: 0 }], ...numbered })).toMatchObject({
    codeName: "FailedToParse",
  });
  expect(await run({ find: "c", ...numbered })).toMatchObject({ code: { value: 50768 } });
  expect(await run({ insert: "c", documents: [{}], txnNumber: txnNumber(1) })).toMatchObject({
    codeName: "InvalidOptions",
  });
});

test("forgets records after half an hour", async () => {
  let now = new Date("2026-01-01T00:00:00Z");
  using engine = openTestEngine(() => now);
  const { run, engine: inner } = engine;
  const write = { insert: "c", documents: [{ _id: 1 }], lsid: lsid(), txnNumber: txnNumber(1) };
  await run(write);
  now = new Date("2026-01-01T00:29:00Z");
  inner.retries.expire();
  expect(await run(write)).not.toHaveProperty("writeErrors");
  now = new Date("2026-01-01T00:31:00Z");
  inner.retries.expire();
  expect(await run(write)).toHaveProperty("writeErrors");
});

test("lets a driver repeat a write whose answer was lost, once", async () => {
  await using server = await startTestServer();
  await using client = new mongo.MongoClient(server.uri);
  const items = client.db("shop").collection<{ _id: number; n: number }>("items");
  await items.insertOne({ _id: 1, n: 0 });
  const lose = { configureFailPoint: "onPrimaryTransactionalWrite", mode: { times: 1 } };
  await client.db("admin").command(lose);
  expect(await items.updateOne({ _id: 1 }, { $inc: { n: 1 } })).toMatchObject({ modifiedCount: 1 });
  await client.db("admin").command({ ...lose, data: { failBeforeCommitExceptionCode: 1 } });
  expect(await items.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { returnDocument: "after" })).toEqual({
    _id: 1,
    n: 2,
  });
});

test("keeps a fail point's labels out of the recorded answer", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const write = { insert: "c", documents: [{ _id: 1 }], lsid: lsid(), txnNumber: txnNumber(1) };
  await run({
    $db: "admin",
    configureFailPoint: "failCommand",
    mode: { times: 1 },
    data: { failCommands: ["insert"], writeConcernError: { code: 91, errmsg: "bye" } },
  });
  expect(await run(write)).toMatchObject({
    n: { value: 1 },
    errorLabels: ["RetryableWriteError"],
    writeConcernError: { errmsg: "bye" },
  });
  const again = await run(write);
  expect(again).toMatchObject({ n: { value: 1 } });
  expect(again).not.toHaveProperty("errorLabels");
  expect(again).not.toHaveProperty("writeConcernError");
});

test("keeps a session apart from another with a different id", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const ids = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)].map((bytes) => ({
    id: new Binary(bytes, Binary.SUBTYPE_UUID),
  }));
  for (const [at, session] of ids.entries()) {
    await run({ insert: "c", documents: [{ _id: at }], lsid: session, txnNumber: txnNumber(1) });
  }
  expect(await run({ count: "c" })).toMatchObject({ n: { value: 2 } });
});

test("goes on with a batch that ended in the middle from where it was, and answers as if it had not", async () => {
  using opened = openTestEngine();
  const { engine, run } = opened;
  const { id: session } = (await run({ startSession: 1 })) as unknown as { id: { id: Binary } };
  const documents = Array.from({ length: 10 }, (_unused, n) => ({ _id: n }));
  await run({ insert: "c", documents: documents.slice(0, 4) });
  const key = { session: session.id.toString("hex"), txnNumber: Long.ONE, statements: "" };
  engine.retries.save(key, encode({ $progress: { next: 4, n: 4, nModified: 0, upserted: [], errors: [] } }));
  const write = { insert: "c", documents, lsid: session, txnNumber: Long.ONE };
  const reply = await run(write);
  expect(reply).toMatchObject({ ok: { value: 1 }, n: { value: 10 } });
  expect(reply).not.toHaveProperty("writeErrors");
  expect(await run(write)).toMatchObject({ n: { value: 10 } });
  expect(await run({ count: "c" })).toMatchObject({ n: { value: 10 } });
});

test.each([true, false])(
  "runs a refused statement that is sent again, and none that has run, ordered: %s",
  async (ordered) => {
    using engine = openTestEngine();
    const { run } = engine;
    await run({ insert: "c", documents: [{ _id: 2, in: "the way" }] });
    const numbered = { ordered, lsid: lsid(), txnNumber: txnNumber(1) };
    const documents = [{ _id: 1 }, { _id: 2 }, { _id: 3 }];
    const batch = { insert: "c", documents: ordered ? documents : documents.slice(1, 2), ...numbered };
    for (let sent = 0; sent < 2; sent += 1) expect(await run(batch)).toHaveProperty("writeErrors");
    await run({ delete: "c", deletes: [{ q: { _id: 2 }, limit: 1 }] });
    for (let sent = 0; sent < 2; sent += 1) {
      const reply = await run(batch);
      expect(reply).toMatchObject({ n: { value: batch.documents.length } });
      expect(reply).not.toHaveProperty("writeErrors");
    }
    expect(await run({ count: "c" })).toMatchObject({ n: { value: batch.documents.length } });
  },
);

test("keeps the answer of a batch without an order in which some have run behind a refused one", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
  const batch = { insert: "c", documents, ordered: false, lsid: lsid(), txnNumber: txnNumber(1) };
  for (let sent = 0; sent < 2; sent += 1) {
    expect(await run(batch)).toMatchObject({ n: { value: 2 }, writeErrors: [{ index: { value: 1 } }] });
  }
});

test("lets others go in between while it runs a long batch, and answers it once", async () => {
  using opened = openTestEngine();
  const { run } = opened;
  const { id: session } = (await run({ startSession: 1 })) as unknown as { id: { id: Binary } };
  const documents = Array.from({ length: 20_000 }, (_unused, n) => ({ _id: n, text: "x".repeat(50) }));
  const write = { insert: "c", documents, lsid: session, txnNumber: Long.ONE };
  let isOver = false;
  const writes = Promise.all([run(write), run(write)]).then((replies) => {
    isOver = true;
    return replies;
  });
  await run({ ping: 1 });
  await run({ insert: "d", documents: [{}] });
  expect(isOver).toBe(false);
  for (const reply of await writes) expect(reply).toMatchObject({ n: { value: 20_000 } });
  expect(await run({ count: "c" })).toMatchObject({ n: { value: 20_000 } });
});

test("goes on behind what was done when a batch whose time was up is sent again", async () => {
  using engine = openTestEngine();
  const { run } = engine;
  await run({ insert: "c", documents: [{ _id: 1, n: 0 }, { _id: 2 }] });
  const long = { $size: { $filter: { input: { $range: [0, 5_000_000] }, cond: { $gt: ["$$this", 0] } } } };
  const batch = {
    update: "c",
    updates: [
      { q: { _id: 1 }, u: { $inc: { n: 1 } } },
      { q: { _id: 2 }, u: [{ $set: { n: long } }] },
    ],
    maxTimeMS: 50,
    lsid: lsid(),
    txnNumber: txnNumber(1),
  };
  for (let sent = 0; sent < 3; sent++) expect(await run(batch)).toMatchObject({ code: { value: 50 } });
  expect(await run({ count: "c", query: { n: 1 } })).toMatchObject({ n: { value: 1 } });
});
