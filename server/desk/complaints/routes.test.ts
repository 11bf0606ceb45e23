import { afterAll, expect, test } from "vitest";
import { startTestWeb } from "#server/web/testing.ts";

const world = await startTestWeb();
const { call } = world;
afterAll(() => world.stop());

const maya = await world.addPerson("Maya", "user");
const other = await world.addPerson("Other", "user");
const ines = await world.addPerson("Ines", "admin");
const asha = await world.addAgent("Asha");

const filing = { title: "Test Ticket", description: "Testing event-driven assignment", category: "Technical" };
const file = async (body: object = {}) => {
  const response = await call("POST /api/complaints", { as: maya, body: { ...filing, ...body } });
  return (await response.json()) as { _id: string; complaintId: string };
};
const codeOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string } };
  return `${response.status} ${error.code}`;
};

test("files the complaint of the documented curl command, in exactly the documented shape", async () => {
  const response = await call("POST /api/complaints", { as: maya, body: filing });
  expect(response.status).toBe(201);
  expect(await response.json()).toStrictEqual({
    _id: expect.stringMatching(/^[0-9a-f]{24}$/),
    complaintId: expect.stringMatching(/^COMP-\d{5,}$/),
    ...filing,
    priority: "Medium",
    status: "Open",
    userId: maya.id,
    assignedTo: null,
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    updatedAt: expect.any(String),
    resolvedAt: null,
    rev: 1,
    channel: "web",
  });
});

test("names every field that is not right", async () => {
  const response = await call("POST /api/complaints", { as: maya, body: { title: "x", category: 7 } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: {
      code: "input.invalid",
      message: "Please check: title, description, category.",
      fields: { title: "Give it a title of at least 3 characters.", description: expect.any(String) },
    },
  });
});

test.for([
  ["[]", "400 input.invalid"],
  ["null", "400 input.invalid"],
  ["{", "400 input.invalid"],
  [JSON.stringify({ ...filing, description: "x".repeat(100_001) }), "413 request.too-large"],
  [{ ...filing, category: "Nonsense" }, "400 category.not-found"],
  [{ ...filing, title: { $gt: "" } }, "400 input.invalid"],
] as const)("refuses the body %j", async ([body, expected]) => {
  expect(await codeOf(await call("POST /api/complaints", { as: maya, body }))).toBe(expected);
});

test("asks whoever is not signed in to sign in", async () => {
  for (const line of ["GET /api/complaints", "POST /api/complaints", "GET /api/agents"]) {
    const response = await call(line);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
    expect(await codeOf(response)).toBe("401 auth.required");
  }
});

test("finds a complaint by either id for its owner and staff; for anybody else it is not there", async () => {
  const { _id, complaintId } = await file();
  for (const as of [maya, asha, ines]) {
    for (const id of [_id, complaintId]) {
      const response = await call(`GET /api/complaints/${id}`, { as });
      expect(await response.json()).toMatchObject({ _id, complaintId, timeline: [{ kind: "filed" }] });
    }
  }
  for (const [method, part, body] of [
    ["GET", "", undefined],
    ["PATCH", "/status", { status: "Closed" }],
    ["POST", "/comments", { message: "Hello" }],
  ] as const) {
    const response = await call(`${method} /api/complaints/${_id}${part}`, { as: other, body });
    expect(await codeOf(response)).toBe("404 complaint.not-found");
  }
});

test.for(["COMP-99999999", "COMP-1", "0".repeat(24), "nonsense", "%24where", "..%2F..%2Fetc"])(
  "there is no complaint %s",
  async (id) => {
    expect(await codeOf(await call(`GET /api/complaints/${id}`, { as: ines }))).toBe("404 complaint.not-found");
  },
);

test("lists page by page, a customer's own only, filtered by what is asked for", async () => {
  const customer = await world.addPerson("Lister", "user");
  for (const priority of ["High", "Low", "High"]) {
    await call("POST /api/complaints", { as: customer, body: { ...filing, priority } });
  }
  const list = async (search: string) => {
    const response = await call(`GET /api/complaints?${search}`, { as: customer });
    return (await response.json()) as { items: { priority: string }[]; nextCursor: string | null };
  };
  const first = await list("limit=2");
  expect(first.items).toHaveLength(2);
  const second = await list(`limit=2&cursor=${first.nextCursor}`);
  expect(second).toMatchObject({ items: [{ priority: "High" }], nextCursor: null });
  expect((await list("priority=High&status=Open&status=Closed&q=&category=Technical")).items).toHaveLength(2);
  expect((await list("status=Resolved")).items).toHaveLength(0);
});

test.for([
  "limit=0",
  "limit=1000",
  "limit=x",
  "limit=1&limit=2",
  "stauts=Open",
  "page=2",
  "status=Nonsense",
  "priority=Urgent",
  "cursor=nonsense",
  "assignedTo=x",
])("refuses to list with %s", async (search) => {
  expect(await codeOf(await call(`GET /api/complaints?${search}`, { as: ines }))).toBe("400 input.invalid");
});

test("an agent takes a complaint, answers, notes and solves it", async () => {
  const { _id } = await file();
  const taken = await call(`POST /api/complaints/${_id}/assign`, { as: asha, body: { agentId: asha.id } });
  expect(await taken.json()).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id, name: "Asha" } });
  const said = await call(`POST /api/complaints/${_id}/comments`, { as: asha, body: { message: "On it." } });
  expect(said.status).toBe(201);
  await call(`POST /api/complaints/${_id}/comments`, { as: asha, body: { message: "Odd one.", internal: true } });
  const solved = await call(`PATCH /api/complaints/${_id}/status`, {
    as: asha,
    body: { status: "Resolved", message: "Issue fixed!" },
  });
  expect(solved.status).toBe(200);
  expect(await solved.json()).toMatchObject({ status: "Resolved", resolvedAt: expect.any(String) });
  const seen = await (await call(`GET /api/complaints/${_id}`, { as: maya })).text();
  expect(seen).toContain("Issue fixed!");
  expect(seen).not.toContain("Odd one.");
});

test("a refused transition is a conflict that names what is allowed", async () => {
  const { _id } = await file();
  const response = await call(`PATCH /api/complaints/${_id}/status`, { as: ines, body: { status: "Resolved" } });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    error: { code: "complaint.transition-not-allowed", allowed: ["Closed"] },
  });
});

test("customers assign nobody, and see no agents", async () => {
  const { _id } = await file();
  const assign = await call(`POST /api/complaints/${_id}/assign`, { as: maya, body: { agentId: asha.id } });
  expect(await codeOf(assign)).toBe("403 auth.forbidden");
  expect(await codeOf(await call("GET /api/agents", { as: maya }))).toBe("403 auth.forbidden");
});

test("an agent goes on duty and off again; staff see it", async () => {
  const set = (availability: string) => call("PATCH /api/agents/me/availability", { as: asha, body: { availability } });
  expect(await (await set("available")).json()).toMatchObject({ _id: asha.id, availability: "available" });
  const agents = (await (await call("GET /api/agents", { as: ines })).json()) as unknown[];
  expect(agents).toContainEqual(expect.objectContaining({ name: "Asha", availability: "available", load: 0 }));
  expect(await (await set("offline")).json()).toMatchObject({ availability: "offline" });
  expect(await codeOf(await set("busy"))).toBe("400 input.invalid");
});
