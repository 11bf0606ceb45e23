import { afterAll, beforeEach, expect, test } from "vitest";
import { emailOf, PASSWORD } from "#server/desk/testing.ts";
import { createLog } from "#server/platform/log.ts";
import type { Refusal } from "./http/refusal-lines.ts";
import { startTestWeb } from "./testing.ts";

/** What people write and are called; none of it may be in a line of the log. */
const WORDS = /Violet|kettle|example\.test|secret horse|192\.0\.2/i;

const world = await startTestWeb();
afterAll(() => world.stop());
const maya = await world.addPerson("Violet Maya", "user");

const lines: string[] = [];
const log = createLog({
  name: "web",
  level: "trace",
  mode: "production",
  destination: { write: (line: string) => void lines.push(line) },
});
const book = { log, requestDuration: world.web.book.requestDuration };
const ask = (line: string, body?: unknown) => world.callWith({ book }, line, { as: maya, body });
const filed = { title: "Violet kettle", description: "The kettle of violet@example.test", category: "Product" };

beforeEach(() => {
  lines.length = 0;
});

test.each([
  ["what is filed", "POST /api/complaints", filed],
  ["what is filed wrongly", "POST /api/complaints", { ...filed, category: "Violet", priority: "kettle" }],
  ["what is no JSON", "POST /api/complaints", '{"title": "Violet kettle'],
  ["what is searched for", "GET /api/complaints?q=kettle&status=Open", undefined],
  ["a search that is not understood", "GET /api/complaints?status=kettle", undefined],
  ["a complaint that is not there", "GET /api/complaints/violet-kettle", undefined],
  ["an address of nothing", "GET /api/violet/kettle@example.test", undefined],
  ["a sign-in", "POST /api/auth/token", { email: emailOf(maya), password: PASSWORD }],
  ["a wrong sign-in", "POST /api/auth/token", { email: emailOf(maya), password: "secret horse" }],
  ["a sign-in with an address of nobody", "POST /api/auth/token", { email: "violet@example.test", password: "kettle" }],
])("%s leaves nothing personal in the log", async (_, line, body) => {
  await ask(line, body);
  expect(lines.join("")).not.toMatch(WORDS);
});

test.each([
  ["what is filed", "POST /api/trpc/complaints.file", filed],
  ["a token with a name", "POST /api/trpc/tokens.create", { name: "Violet kettle", scope: "read", expiresInDays: 1 }],
  ["a procedure that is not there", "GET /api/trpc/violet.kettle", undefined],
  ["a batch of which one is not there", "GET /api/trpc/session.me,violet?batch=1", undefined],
  ["a body that is no JSON", "POST /api/trpc/complaints.file", '{"title": "Violet kettle'],
  [
    "a registration",
    "POST /api/trpc/account.register",
    { name: "Violet", email: "violet@example.test", password: PASSWORD },
  ],
  ["a link of nobody", "POST /api/trpc/links.use", { token: "violet-kettle" }],
])("over the application's own wire %s leaves lines, and nothing personal in them", async (_, line, body) => {
  const explained: Refusal[] = [];
  const parts = {
    book,
    log,
    lines: { ...world.web.lines, explain: (refusal: Refusal) => void explained.push(refusal) },
  };
  await world.trpcWith(parts, line, { as: maya, body });
  expect([...lines, ...explained]).not.toEqual([]);
  expect(lines.join("") + JSON.stringify(explained)).not.toMatch(WORDS);
});

test("a fault of the database is logged without the values that it quotes", async () => {
  const quoting = new Error('E11000 duplicate key: { email: "violet@example.test", name: "Violet \\"kettle\\"" }', {
    cause: new Error("550 no such box <violet@example.test>"),
  });
  const desk = {
    ...world.web.desk,
    complaints: { ...world.web.desk.complaints, insert: () => Promise.reject(quoting) },
  };
  const answer = await world.callWith({ book, desk }, "POST /api/complaints", { as: maya, body: filed });
  expect(answer.status).toBe(500);
  expect(lines.join("")).toContain("E11000");
  expect(lines.join("")).not.toMatch(WORDS);
});
