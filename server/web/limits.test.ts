import { afterAll, expect, test } from "vitest";
import { startTestWeb } from "./testing.ts";

const world = await startTestWeb({ LIMITS: "writes=4 calls=12 open-complaints=3" });
afterAll(() => world.stop());

const COMPLAINT = { title: "No light", description: "Since Monday.", category: "Technical" };
const batchOf = (count: number) => ({
  line: `POST /api/trpc/${Array.from({ length: count }, () => "complaints.file").join(",")}?batch=1`,
  body: Object.fromEntries(Array.from({ length: count }, (_, index) => [index, COMPLAINT])),
});

test("a person's changes are counted over both doors, call by call, and refused with how long to wait", async () => {
  const as = await world.addPerson("Ines", "admin");
  const { line, body } = batchOf(6);
  const answer = await world.trpc(line, { as, body });
  const calls = (await answer.json()) as { error?: { data: { domain: { code: string } } } }[];
  expect(calls.map(({ error }) => error?.data.domain.code ?? "ok").toSorted()).toEqual([
    ...Array(4).fill("ok"),
    ...Array(2).fill("request.too-many"),
  ]);
  expect(answer.headers.get("retry-after")).toBe("60");
  const refused = await world.call("POST /api/complaints", { as, body: COMPLAINT });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
  expect((await world.call("GET /api/complaints", { as })).status).toBe(200);
  world.advance(60_000);
  expect((await world.call("POST /api/complaints", { as, body: COMPLAINT })).status).toBe(201);
});

test("so is what they only read, at another number", async () => {
  const as = await world.addPerson("Oliver", "user");
  for (let n = 0; n < 12; n++) expect((await world.call("GET /api/complaints", { as })).status).toBe(200);
  const refused = await world.call("GET /api/complaints", { as });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10"]);
  expect(await refused.json()).toMatchObject({ error: { code: "request.too-many" } });
});

test("customers choose up to High and have a number of complaints open, over the doors as well", async () => {
  const as = await world.addPerson("Maya", "user");
  const file = (body: object) => world.call("POST /api/complaints", { as, body });
  const critical = await file({ ...COMPLAINT, priority: "Critical" });
  expect([critical.status, await critical.json()]).toMatchObject([
    400,
    { error: { fields: { priority: expect.any(String) } } },
  ]);
  for (let n = 0; n < 3; n++) expect((await file({ ...COMPLAINT, priority: "High" })).status).toBe(201);
  world.advance(60_000);
  const refused = await file(COMPLAINT);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "600"]);
});

test("a refused request does not use its idempotency key up", async () => {
  const as = await world.addPerson("Kofi", "user");
  const file = () =>
    world.call("POST /api/complaints", { as, body: COMPLAINT, headers: { "idempotency-key": "mine" } });
  for (let n = 0; n < 4; n++) await world.call("POST /api/complaints", { as, body: {} });
  expect((await file()).status).toBe(429);
  world.advance(60_000);
  expect((await file()).status).toBe(201);
});
