import { afterAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { emailOf, PASSWORD } from "#server/desk/testing.ts";
import { startTestWeb } from "../testing.ts";

const world = await startTestWeb();
const { call, web } = world;
afterAll(() => world.stop());

const filing = { title: "Test Ticket", description: "Testing event-driven assignment", category: "Technical" };
const as = await world.addPerson("Maya", "user");
const filed = async (owner = as) => await web.desk.complaints.countOfCustomer(owner.id);
const file = (key: string, body: object = filing, owner = as) =>
  call("POST /api/complaints", { as: owner, body, headers: { "idempotency-key": key } });
const idOf = async (response: Response) => ((await response.json()) as { complaintId: string }).complaintId;

test("a repeated request gets the first answer, word for word, and files nothing", async () => {
  const first = await file("once");
  const before = await filed();
  const again = await file("once", Object.fromEntries(Object.entries(filing).toReversed()));
  expect(again.status).toBe(201);
  expect(first.headers.get("idempotent-replayed")).toBe(null);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await again.text()).toBe(await first.text());
  expect(await filed()).toBe(before);
});

test("the first answer is told again, whatever has become of the complaint since", async () => {
  const admin = await world.addPerson("Ada", "admin");
  const first = await (await file("moved-on")).json();
  const { _id } = first as { _id: string };
  await call(`PATCH /api/complaints/${_id}/status`, { as: admin, body: { status: "Closed" } });
  const again = await file("moved-on");
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await again.json()).toEqual(first);
});

test("twenty simultaneous requests with one key file one complaint", async () => {
  const before = await filed();
  const answers = await Promise.all(Array.from({ length: 20 }, () => file("storm")));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(await Promise.all(answers.map(idOf))).size).toBe(1);
  expect(await filed()).toBe(before + 1);
});

test("what is refused now is answered as the first time: its category was put away since", async () => {
  const admin = await world.addPerson("Ada", "admin");
  const { categories } = await world.procedures(admin);
  await categories.add({ name: "Kettles", description: "" });
  const first = await file("put-away", { ...filing, category: "Kettles" });
  await categories.change({ name: "Kettles", active: false });
  const again = await file("put-away", { ...filing, category: "Kettles" });
  expect(again.status).toBe(201);
  expect(await again.text()).toBe(await first.text());
  expect((await file("not-before", { ...filing, category: "Kettles" })).status).toBe(400);
});

test("refused, corrected, sent again under the same key: filed", async () => {
  expect((await file("corrected", { ...filing, title: "" })).status).toBe(400);
  expect((await file("corrected", { ...filing, category: "Nonsense" })).status).toBe(400);
  expect((await file("corrected")).status).toBe(201);
});

test("the same key for another body is a conflict, which names the complaint that the key made", async () => {
  const complaintId = await idOf(await file("mine"));
  const response = await file("mine", { ...filing, title: "Another title" });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    error: { code: "request.idempotency-mismatch", message: expect.stringContaining(complaintId), complaintId },
  });
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
  expect(await (await file("daily", { ...filing, title: "A new day" })).json()).toMatchObject({ title: "A new day" });
  expect(await filed()).toBe(before + 1);
});

test("a comment that is sent again is there once, and is answered as the first time", async () => {
  const id = await idOf(await file("to-comment-on"));
  const say = (message: string) =>
    call(`POST /api/complaints/${id}/comments`, { as, body: { message }, headers: { "idempotency-key": "a-word" } });
  const first = await say("Hello?");
  await call(`POST /api/complaints/${id}/comments`, { as, body: { message: "And this." } });
  const again = await say("Hello?");
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await again.text()).toBe(await first.text());
  expect(await (await say("Something else")).json()).toMatchObject({
    error: { code: "request.idempotency-mismatch", complaintId: id },
  });
  const { timeline } = (await (await call(`GET /api/complaints/${id}`, { as })).json()) as { timeline: object[] };
  expect(timeline).toHaveLength(3);
});

test("a repetition of what had nothing to change takes a ticket from nobody, and says that it did nothing", async () => {
  const [admin, agent] = [await world.addPerson("Ada", "admin"), await world.addAgent("Asha")];
  const id = await idOf(await file("to-be-taken"));
  const assign = (actor: Actor, agentId: string | null, headers = {}) =>
    call(`POST /api/complaints/${id}/assign`, { as: actor, body: { agentId }, headers });
  const back = () => assign(admin, null, { "idempotency-key": "back" });
  const first = await back();
  expect([first.status, first.headers.get("idempotent-replayed")]).toEqual([200, null]);
  expect((await assign(agent, agent.id)).status).toBe(200);
  const again = await back();
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await again.text()).toBe(await first.text());
  expect(await (await call(`GET /api/complaints/${id}`, { as: admin })).json()).toMatchObject({
    assignedTo: { _id: agent.id },
  });
});

test("a key that changed a complaint is a new one on another complaint, and to file", async () => {
  const [one, other] = [await idOf(await file("one")), await idOf(await file("other"))];
  const headers = { "idempotency-key": "everywhere" };
  const say = (id: string, message: string) =>
    call(`POST /api/complaints/${id}/comments`, { as, body: { message }, headers });
  const all = [await say(one, "Hello?"), await say(other, "And here."), await file("everywhere")];
  expect(all.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(all.map((each) => each.headers.get("idempotent-replayed"))).toEqual([null, null, null]);
});

test("a visitor's key is good for what they sent with it: the same token again, and none for a wrong password", async () => {
  const headers = { "idempotency-key": "sign-in" };
  const sign = (password: string) => call("POST /api/auth/token", { body: { email: emailOf(as), password }, headers });
  expect((await sign("not this one")).status).toBe(401);
  const first = await sign(PASSWORD);
  const again = await sign(PASSWORD);
  expect(first.status).toBe(200);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await again.text()).toBe(await first.text());
  expect((await sign("not this one")).status).toBe(401);
});

test.for(["", " ", "x".repeat(256), "with a space"])("refuses the key %j", async (key) => {
  // An empty header is a key that was forgotten, not a wish to go without.
  expect((await file(key)).status).toBe(400);
});

test("what changes nothing takes no notice of a key", async () => {
  const headers = { "idempotency-key": "unheeded" };
  const list = async () =>
    ((await (await call("GET /api/complaints", { as, headers })).json()) as { items: object[] }).items;
  const before = await list();
  await file("between");
  expect(await list()).toHaveLength(before.length + 1);
});
