import { afterAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { startTestWeb } from "../testing.ts";

const world = await startTestWeb();
afterAll(() => world.stop());
const as = await world.addPerson("Maya", "user");
const admin = await world.addPerson("Ada", "admin");

const LAMP = { title: "No light", description: "Since Monday.", category: "Technical" };
const filed = () => world.web.desk.complaints.countOfCustomer(as.id);
const post = (name: string, body: unknown, headers: Record<string, string>, who: Actor | null = as) =>
  world.trpc(`POST /api/trpc/${name}`, { as: who, body, headers });
const keyed = (key: string) => ({ "idempotency-key": key });
const codeOf = async (response: Response) => {
  const { error } = (await response.json()) as { error?: { data: { domain: { code: string } } } };
  return [response.status, error?.data.domain.code ?? "ok"];
};

test("a call that is repeated under its key is answered as the first time, and says so", async () => {
  const before = await filed();
  const first = await post("complaints.file", LAMP, keyed("a"));
  const again = await post("complaints.file", LAMP, keyed("a"));
  expect([first, again].map(({ headers }) => headers.get("idempotent-replayed"))).toEqual([null, "true"]);
  expect(await again.text()).toBe(await first.text());
  expect(await filed()).toBe(before + 1);
});

test("what is kept in no document is kept beside it: a secret that is shown once is the same one", async () => {
  const create = () => post("tokens.create", { name: "script", scope: "read", days: 30 }, keyed("token"), admin);
  const first = await create();
  const again = await create();
  expect(first.status).toBe(200);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await again.text()).toBe(await first.text());
});

test("each call of a batch has a key of its own, by its place", async () => {
  const before = await filed();
  const both = "complaints.file,complaints.file?batch=1";
  const first = await post(both, { 0: LAMP, 1: LAMP }, keyed("batch"));
  const again = await post(both, { 0: LAMP, 1: LAMP }, keyed("batch"));
  expect(await again.text()).toBe(await first.text());
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await filed()).toBe(before + 2);
  const second = await post("complaints.file", LAMP, keyed("batch:1"));
  expect(second.headers.get("idempotent-replayed")).toBe("true");
  expect(await filed()).toBe(before + 2);
});

test("an answer that tells something new beside something old is not called a repetition", async () => {
  await post("complaints.file", LAMP, keyed("half:0"));
  const response = await post("complaints.file,complaints.file?batch=1", { 0: LAMP, 1: LAMP }, keyed("half"));
  expect(response.headers.get("idempotent-replayed")).toBe(null);
});

test("a refusal does not use the key up, and a key that can be none is refused", async () => {
  expect(await codeOf(await post("complaints.file", { ...LAMP, title: "" }, keyed("c")))).toEqual([
    400,
    "input.invalid",
  ]);
  expect(await codeOf(await post("complaints.file", LAMP, keyed("c")))).toEqual([200, "ok"]);
  expect(await codeOf(await post("complaints.file", LAMP, keyed("not one")))).toEqual([400, "input.invalid"]);
});

test("another call under the same key is refused, with the complaint that the key made", async () => {
  await post("complaints.file", LAMP, keyed("d"));
  const response = await post("complaints.file", { ...LAMP, title: "Two lights" }, keyed("d"));
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    error: { data: { domain: { code: "request.idempotency-mismatch", complaintId: expect.stringMatching(/^COMP-/) } } },
  });
});

test("what was written as somebody else is refused on both doors, and nothing is done", async () => {
  const before = await filed();
  const headers = { "x-written-as": admin.id };
  const words = "This was written by somebody else who was signed in here. Nothing was sent.";
  const response = await post("complaints.file", LAMP, headers);
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    error: { message: words, data: { domain: { code: "auth.another-person" } } },
  });
  const rest = await world.call("POST /api/complaints", { as, body: LAMP, headers });
  expect(rest.status).toBe(409);
  expect(await rest.json()).toMatchObject({ error: { code: "auth.another-person", message: words } });
  expect(await filed()).toBe(before);
  expect((await post("complaints.file", LAMP, { "x-written-as": as.id })).status).toBe(200);
  expect((await world.call("GET /api/complaints", { as, headers })).status).toBe(200);
});

test("written by somebody whose session is over: they are told to sign in", async () => {
  expect(await codeOf(await post("complaints.file", LAMP, { "x-written-as": as.id }, null))).toEqual([
    401,
    "auth.required",
  ]);
});
