import createClient, { type Client } from "openapi-fetch";
import openapiTS, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "#e2e/fixtures/until.ts";
import { startWatchedWorld, type WatchedWorld } from "#e2e/observability/world.ts";
import { describeApi } from "#server/web/rest/openapi.ts";
import { ROUTES } from "#server/web/rest/routes.ts";
import type { components, paths } from "./client.generated.ts";

type Api = Client<paths>;
type Complaint = components["schemas"]["Complaint"];

const TICKET = { title: "Test Ticket", description: "Testing event-driven assignment", category: "Technical" };

let world: WatchedWorld;
let visitor: Api;
let customer: Api;
let agent: Api;

beforeAll(async () => {
  world = await startWatchedWorld();
  visitor = createClient<paths>({ baseUrl: world.webUrl });
  [customer, agent] = await Promise.all([signIn("user"), signIn("agent")]);
});

afterAll(() => world[Symbol.asyncDispose]());

test("the client's types are those of the document", async () => {
  // They are compiled with everything else, under `strict`; after a change of the API write them anew with `vitest -u`.
  const document = JSON.stringify(describeApi(ROUTES, { publicUrl: "https://help.quickfix.test" }));
  const types = astToString(await openapiTS(document));
  await expect(`${HEADLINE}${types}`).toMatchFileSnapshot("client.generated.ts");
});

test("a ticket that is created goes to the free agent, who is busy then", async () => {
  await agent.PATCH("/api/agents/me/availability", { body: { availability: "available" } });
  const created = done(await customer.POST("/api/complaints", { body: TICKET }));
  expect(created).toMatchObject({ ...TICKET, priority: "Medium", assignedTo: null, resolvedAt: null });
  const assigned = await untilAssigned(created);
  // What is shown of an agent follows what they have.
  await until("the agent is busy", async () => (await findMe(assigned))?.availability === "busy");
  expect((await findMe(assigned))?.load).toBe(1);
});

test("a ticket that is resolved makes room for the next one", async () => {
  const [first] = done(await agent.GET("/api/complaints", { params: { query: { assignedTo: "me" } } })).items;
  if (!first) throw new Error("The agent has nothing.");
  const second = done(await customer.POST("/api/complaints", { body: { ...TICKET, priority: "High" } }));
  const byNumber = { params: { path: { id: first.complaintId } } };
  const solved = { status: "Resolved", message: "Issue fixed!" } as const;
  const resolved = done(await agent.PATCH("/api/complaints/{id}/status", { ...byNumber, body: solved }));
  expect([resolved.status, resolved.resolvedAt === null]).toEqual(["Resolved", false]);
  await untilAssigned(second);
  const { timeline } = done(await customer.GET("/api/complaints/{id}", byNumber));
  expect(timeline.map(({ kind }) => kind)).toEqual(["filed", "assigned", "status"]);
});

test("people write to each other, and a customer reopens what was not solved", async () => {
  const page = await customer.GET("/api/complaints", { params: { query: { status: ["Resolved"], limit: 1 } } });
  const [ticket] = done(page).items;
  const path = { id: ticket?._id ?? "" };
  const reopened = { status: "Open", message: "It is back." } as const;
  done(await customer.PATCH("/api/complaints/{id}/status", { params: { path }, body: reopened }));
  done(await customer.POST("/api/complaints/{id}/comments", { params: { path }, body: { message: "Since noon." } }));
  const { timeline } = done(await agent.GET("/api/complaints/{id}", { params: { path } }));
  expect(timeline.at(-1)).toMatchObject({ kind: "comment", message: "Since noon.", internal: false });
});

test("a request that is repeated under its key files nothing twice", async () => {
  const header = { "Idempotency-Key": crypto.randomUUID() };
  const file = async () => done(await customer.POST("/api/complaints", { params: { header }, body: TICKET }));
  expect((await file())._id).toBe((await file())._id);
});

test("refusals come as the document's Error, also where the document knows no operation", async () => {
  const path = { id: "COMP-99999" };
  const nothing = await customer.GET("/api/complaints/{id}", { params: { path } });
  expect([nothing.response.status, nothing.error?.error.code]).toEqual([404, "complaint.not-found"]);
  const short = await customer.POST("/api/complaints", { body: { ...TICKET, title: "   x" } });
  expect(short.error?.error.fields).toEqual({ title: "Give it a title of at least 3 characters." });
  expect((await visitor.GET("/api/agents")).error?.error.code).toBe("auth.required");
  const put = await fetch(`${world.webUrl}/api/complaints`, { method: "PUT" });
  const { error } = (await put.json()) as components["schemas"]["Error"];
  const code: components["schemas"]["Error"]["error"]["code"] = "method.not-allowed";
  expect(error.code).toBe(code);
  expect(done(await visitor.GET("/api/health")).status).toBe("ok");
});

const HEADLINE = "// Made by openapi-typescript of the API's document; the test beside it says how.\n";

/** Somebody new, signed in through the API itself. */
async function signIn(role: "user" | "agent"): Promise<Api> {
  const { email, password } = await world.person(role);
  const { token } = done(await visitor.POST("/api/auth/token", { body: { email, password } }));
  return createClient<paths>({ baseUrl: world.webUrl, headers: { Authorization: `Bearer ${token}` } });
}

function done<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

function untilAssigned({ _id: id }: Complaint): Promise<Complaint> {
  return until("the ticket is with the agent", async () => {
    const ticket = done(await customer.GET("/api/complaints/{id}", { params: { path: { id } } }));
    return ticket.status === "In Progress" && ticket.assignedTo !== null ? ticket : null;
  });
}

async function findMe({ assignedTo }: Complaint) {
  return done(await agent.GET("/api/agents")).find(({ _id }) => _id === assignedTo?._id);
}
