import { afterAll, expect, test } from "vitest";
import { MAX_BATCH } from "#server/core/batch.ts";
import { startTestWeb } from "../testing.ts";

const world = await startTestWeb();
afterAll(() => world.stop());
const as = await world.addPerson("Maya", "user");

const COMPLAINT = { title: "No light", description: "Since Monday.", category: "Technical" };
const json = encodeURIComponent;

/** Status, and what the client reads of the refusal. */
async function outcome(response: Response) {
  const body: unknown = await response.json();
  const first = Object(Array.isArray(body) ? body[0] : body);
  return [response.status, first.error?.data?.domain?.code ?? "ok"];
}

test.for([
  ["a body that is no JSON", "POST /api/trpc/complaints.file", "{", "input.invalid", 400],
  ["an empty body", "POST /api/trpc/complaints.file", "", "input.invalid", 400],
  ["a body of the wrong shape", "POST /api/trpc/complaints.file", "[[]]", "input.invalid", 400],
  ["an input that is no JSON", "GET /api/trpc/complaints.list?input=%7B", undefined, "input.invalid", 400],
  ["an input with a broken escape", "GET /api/trpc/complaints.list?input=%E0%A4%A", undefined, "input.invalid", 400],
  ["a batch that is a list", "POST /api/trpc/complaints.file?batch=1", "[]", "input.invalid", 400],
  ["a batch without its first call", "POST /api/trpc/complaints.file?batch=1", '{"7":{}}', "input.invalid", 400],
  [
    "queries and mutations in one batch",
    "POST /api/trpc/complaints.file,session.me?batch=1",
    "{}",
    "input.invalid",
    400,
  ],
  [
    "parameters of a connection that are no JSON",
    "GET /api/trpc/session.me?connectionParams=%7B",
    undefined,
    "input.invalid",
    400,
  ],
  ["a procedure that is none", "GET /api/trpc/nothing.here", undefined, "route.not-found", 404],
  ["a name that every object has", "GET /api/trpc/toString", undefined, "route.not-found", 404],
  ["the name of a prototype", "GET /api/trpc/__proto__", undefined, "route.not-found", 404],
  ["no name at all", "GET /api/trpc/", undefined, "route.not-found", 404],
  ["commas without names", "GET /api/trpc/,,?batch=1", undefined, "route.not-found", 404],
  ["a mutation by GET", "GET /api/trpc/complaints.file", undefined, "method.not-allowed", 405],
  ["a method of no procedure", "PATCH /api/trpc/complaints.list", undefined, "method.not-allowed", 405],
] as const)("%s is a refusal with words, and never a fault", async ([, line, body, code, status]) => {
  const response = await world.trpc(line, { as, body });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await outcome(response)).toEqual([status, code]);
});

test.for([
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/octet-stream",
])("a body of the type %s is refused, whatever is in it", async (type) => {
  const response = await world.trpc("POST /api/trpc/complaints.file", {
    as,
    body: "{}",
    headers: { "content-type": type },
  });
  expect(await outcome(response)).toEqual([400, "input.invalid"]);
});

test("a reader's content type says nothing", async () => {
  const response = await world.trpc("GET /api/trpc/session.me", { as, headers: { "content-type": "text/nonsense" } });
  expect(response.status).toBe(200);
});

test("a batch has at most ten calls: one more and none is made", async () => {
  const calls = (count: number) => ({
    line: `POST /api/trpc/${Array.from({ length: count }, () => "complaints.file").join(",")}?batch=1`,
    body: Object.fromEntries(Array.from({ length: count }, (_, index) => [index, COMPLAINT])),
  });
  const before = await world.web.desk.complaints.countOfCustomer(as.id);
  const [most, more] = [calls(MAX_BATCH), calls(MAX_BATCH + 1)];
  expect(await outcome(await world.trpc(more.line, { as, body: more.body }))).toEqual([400, "input.invalid"]);
  expect(await world.web.desk.complaints.countOfCustomer(as.id)).toBe(before);
  expect(await outcome(await world.trpc(most.line, { as, body: most.body }))).toEqual([200, "ok"]);
  expect(await world.web.desk.complaints.countOfCustomer(as.id)).toBe(before + MAX_BATCH);
});

test("what is nested deeper or listed longer than any input is refused before a schema walks through it", async () => {
  const deep = `${"[".repeat(40_000)}${"]".repeat(40_000)}`;
  const long = JSON.stringify({ ids: Array.from({ length: 501 }, () => null) });
  for (const body of [deep, long]) {
    expect(await outcome(await world.trpc("POST /api/trpc/notifications.markRead", { as, body }))).toEqual([
      400,
      "input.invalid",
    ]);
    expect((await world.call("POST /api/complaints", { as, body })).status).toBe(400);
  }
  const input = json(`${"[".repeat(100)}${"]".repeat(100)}`);
  expect(await outcome(await world.trpc(`GET /api/trpc/complaints.list?input=${input}`, { as }))).toEqual([
    400,
    "input.invalid",
  ]);
  const names = Array.from({ length: 501 }, (_, index) => `n${index}=x`).join("&");
  expect((await world.call(`GET /api/complaints?${names}`, { as })).status).toBe(400);
});

test("a body of more than 100 kB is told so in the shape that the client reads", async () => {
  const response = await world.trpc("POST /api/trpc/complaints.file", {
    as,
    body: JSON.stringify("x".repeat(100_001)),
  });
  expect(await outcome(response)).toEqual([413, "request.too-large"]);
});

test.for(["cookie", "authorization", "traceparent", "x-click-age", "trpc-accept", "last-event-id"])(
  "nonsense as %s is no fault",
  async (name) => {
    for (const value of [
      "%E0%A4%A",
      "next-auth.session-token=%00",
      "next-auth.session-token=eyJ.a.b.c.d; =;;",
      "Bearer",
      "Bearer qf_\u00ff",
      ",,",
    ]) {
      const response = await world.trpc("GET /api/trpc/session.me", { headers: { [name]: value } });
      expect([200, 401], `${name}: ${value}`).toContain(response.status);
    }
  },
);

test("what a schema says of a field comes in English, and by its name for whoever reads in another language", async () => {
  const typed = { ...COMPLAINT, title: "N", description: 7 };
  const response = await world.trpc("POST /api/trpc/complaints.file", { as, body: JSON.stringify(typed) });
  expect(await response.json()).toMatchObject({
    error: {
      message: "Give it a title of at least 3 characters.",
      data: {
        domain: {
          code: "input.invalid",
          says: { key: "fields.title.tooShort", values: { min: 3, max: 200 } },
          fields: { title: "Give it a title of at least 3 characters.", description: "Tell us what happened." },
          fieldsSay: { description: { key: "fields.description.missing" } },
        },
      },
    },
  });
});
