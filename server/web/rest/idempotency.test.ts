import { afterAll, expect, test } from "vitest";
import { startTestWeb } from "../testing.ts";

const world = await startTestWeb();
const { call, web } = world;
afterAll(() => world.stop());

const filing = { title: "Test Ticket", description: "Testing event-driven assignment", category: "Technical" };
const as = await world.addPerson("Maya", "user");
const filed = async (owner = as) => await web.desk.complaints.countOfCustomer(owner.id);
const file = (key: string, body: object = filing, owner = as) =>
  call("POST /api/complaints", { as: owner, body, headers: { "idempotency-key": key } });

test("a repeated request gets the first answer, word for word, and files nothing", async () => {
  const first = await file("once");
  const before = await filed();
  const again = await file("once", Object.fromEntries(Object.entries(filing).toReversed()));
  expect(again.status).toBe(201);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await again.text()).toBe(await first.text());
  expect(await filed()).toBe(before);
});

test("twenty simultaneous requests with one key file one complaint", async () => {
  const before = await filed();
  const answers = await Promise.all(Array.from({ length: 20 }, () => file("storm")));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { _id: string })._id));
  expect(new Set(ids).size).toBe(1);
  expect(await filed()).toBe(before + 1);
});

test("a retry after a crash between filing and answering files nothing and is answered", async () => {
  const before = await filed();
  const crash = { ...web.idempotency, answer: () => Promise.reject(new Error("killed")) };
  const request = { as, body: filing, headers: { "idempotency-key": "crash" } };
  const lost = await world.callWith({ idempotency: crash }, "POST /api/complaints", request);
  expect(lost.status).toBe(500);
  expect(await filed()).toBe(before + 1);
  expect((await file("crash")).status).toBe(201);
  expect(await filed()).toBe(before + 1);
});

test("the same key for another body is a conflict", async () => {
  await file("mine");
  const response = await file("mine", { ...filing, title: "Another title" });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ error: { code: "request.idempotency-mismatch" } });
});

test("the same key for another person is a conflict, and what was asked for them is not said to be done", async () => {
  const admin = await world.addPerson("Ada", "admin");
  const [first, second] = [await world.addPerson("First", "user"), await world.addPerson("Second", "user")];
  const erase = (id: string) =>
    call(`POST /api/people/${id}/erase`, { as: admin, headers: { "idempotency-key": "a-batch" } });
  expect((await erase(first.id)).status).toBe(200);
  const response = await erase(second.id);
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ error: { code: "request.idempotency-mismatch" } });
  expect((await erase(first.id)).headers.get("idempotent-replayed")).toBe("true");
});

test("keys belong to their owner", async () => {
  const other = await world.addPerson("Other", "user");
  await file("shared");
  await file("shared", { ...filing, title: "Another title" }, other);
  expect(await filed(other)).toBe(1);
});

test("a key is honoured for 24 hours and is then free again", async () => {
  await file("daily");
  const before = await filed();
  world.advance(24 * 3_600_000);
  await file("daily");
  expect(await filed()).toBe(before);
  world.advance(1);
  const fresh = await file("daily", { ...filing, title: "A new day" });
  expect(await fresh.json()).toMatchObject({ title: "A new day" });
  expect(await filed()).toBe(before + 1);
});

test.for(["", " ", "x".repeat(256), "with a space"])("refuses the key %j", async (key) => {
  // An empty header is a key that was forgotten, not a wish to go without.
  expect((await file(key)).status).toBe(400);
});

test("what changes nothing, and what has to be new each time, takes no notice of a key", async () => {
  const headers = { "idempotency-key": "unheeded" };
  const list = async () =>
    ((await (await call("GET /api/complaints", { as, headers })).json()) as { items: object[] }).items;
  const before = await list();
  await file("between");
  expect(await list()).toHaveLength(before.length + 1);
});
