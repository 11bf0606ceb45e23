import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { restClient } from "#e2e/fixtures/api.ts";
import { countOutboxes, readDesk } from "#e2e/fixtures/database.ts";
import { demoPerson, type Person } from "#e2e/fixtures/people.ts";
import { startProductionStack } from "#e2e/fixtures/production-stack.ts";
import { until } from "#e2e/fixtures/until.ts";
import type { Stack } from "#server/local/launch/stack.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** Written by version 0.1.0; its README says what is in it. */
const EARLIER_DATA = path.join(ROOT, "e2e/fixtures/earlier-data-folder");
/** A token that an agent's script holds since then. */
const API_TOKEN = "qf_3f0rsMmsZpuwFNYC9HcGFxd2AHggjigdGKEV68x25AM";

test.describe.configure({ mode: "serial", timeout: 120_000 });

let stack: Stack;
test.beforeAll(async () => {
  stack = await startProductionStack({ withDemo: true, logName: "earlier-data.log", dataFrom: EARLIER_DATA });
});
test.afterAll(() => stack.stop());

const person = (name: string) => demoPerson(stack.webUrl, `${name}@demo.test`);
const mongodbUri = () => stack.env.MONGODB_URI ?? "";

/** What a command prints that runs beside the stack; rejects unless it ends with 0. */
async function command(name: string, ...args: string[]): Promise<string> {
  const script = path.join(ROOT, `server/tools/${name}/main.ts`);
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], {
    env: { ...process.env, ...stack.env },
  });
  return stdout;
}

/** Resolves when SQS holds nothing more for the desk. */
function untilQueueIsEmpty(admin: Person): Promise<unknown> {
  const isEmpty = async () => {
    const { stations } = await admin.api.pipeline.live.query();
    return stations.find(({ id }) => id === "sqs")?.depth === 0;
  };
  return until("an empty queue", isEmpty, { withinMs: 60_000 });
}

test("everybody signs in as before, and a script's token still opens the door", async () => {
  for (const name of ["admin", "agent1", "agent2", "agent3", "agent4", "user1", "user2"]) {
    expect((await person(name)).email).toBe(`${name}@demo.test`);
  }
  expect((await restClient(stack.webUrl, API_TOKEN)("GET", "/api/agents")).status).toBe(200);
  const registered = { email: "ana@new.test", password: "quickfix-demo" };
  expect((await restClient(stack.webUrl)("POST", "/api/auth/token", registered)).status).toBe(200);
});

test("a session of then ends politely: its page leads to the sign-in and back, its program is told what to do", async ({
  browser,
}) => {
  const { id } = await person("user1");
  const secret = stack.env.NEXTAUTH_SECRET ?? "";
  const value = await encode({ token: { sub: id, sv: 1 }, secret });
  const context = await browser.newContext({ baseURL: stack.webUrl });
  await context.addCookies([{ name: "next-auth.session-token", value, url: stack.webUrl }]);
  const page = await context.newPage();
  await page.goto("/complaints/COMP-10064");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fcomplaints%2FCOMP-10064/);
  const refused = await context.request.get("/api/complaints");
  expect([refused.status(), await refused.json()]).toMatchObject([401, { error: { code: "auth.required" } }]);
  await page.getByLabel("E-mail").fill("user1@demo.test");
  await page.getByLabel("Password").fill("quickfix-demo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/complaints\/COMP-10064/);
  await context.close();
});

test("what was on its way when everything was killed arrives", async () => {
  const admin = await person("admin");
  await until("empty outboxes", async () => (await countOutboxes(mongodbUri())) === 0, { withinMs: 60_000 });
  const { items } = await admin.api.complaints.list.query({ q: "offered" });
  const steps = await admin.api.pipeline.trace.query({ id: items[0]?._id ?? "" });
  expect(JSON.stringify(steps)).toContain("ticket.created");
  // The message of the frozen consumer, the two behind it, and the one among the dead.
  await untilQueueIsEmpty(admin);
  await until(
    "the dead letter",
    async () => {
      const { groups } = await admin.api.deadLetters.groups.query();
      return groups.reduce((sum, { failed }) => sum + failed, 0) === 3;
    },
    { withinMs: 30_000 },
  );
});

test("every complaint is there as it was left, for staff and for its customer", async () => {
  const [admin, user] = await Promise.all([person("admin"), person("user1")]);
  const { items } = await admin.api.complaints.list.query({ limit: 100 });
  expect(items).toHaveLength(20);
  const byId = Object.fromEntries(items.map(({ complaintId, status }) => [complaintId, status]));
  expect(byId).toMatchObject({
    "COMP-10001": "Resolved",
    "COMP-10003": "Closed",
    "COMP-10062": "Waiting on Customer",
    "COMP-10064": "Resolved",
    "COMP-10065": "Closed",
    "COMP-10066": "Closed",
    "COMP-10067": "Open",
    "COMP-10068": "In Progress",
    "COMP-10069": "Waiting on Customer",
    "COMP-10071": "In Progress",
    "COMP-10111": "Open",
  });
  for (const { _id } of items) {
    const complaint = await admin.api.complaints.byId.query({ id: _id });
    expect(complaint.timeline?.length).toBeGreaterThan(0);
    if (complaint.userId === user.id) await user.api.complaints.byId.query({ id: _id });
  }
  const [forStaff, forCustomer] = await Promise.all(
    [admin, user].map(({ rest }) => rest("GET", "/api/complaints/COMP-10064").then(({ body }) => JSON.stringify(body))),
  );
  expect(forStaff).toContain("Known fault of series 4.");
  expect(forCustomer).not.toContain("Known fault of series 4.");
  expect(forCustomer).toContain("A new part is on its way.");
});

test("what was written then is found by today's search, once it is spelled anew", async () => {
  const { api } = await person("admin");
  // One word in today's spelling, two in that of then.
  const found = async () => (await api.complaints.list.query({ q: "COMP10064" })).items.map((each) => each.complaintId);
  await until("the search is up to date", async () => (await found()).includes("COMP-10064"), { withinMs: 60_000 });
  expect((await api.people.list.query({ q: "user1@demo.test" })).items).toHaveLength(1);
  expect((await api.complaints.list.query({ q: "%" })).items).toEqual([]);
});

test("every page finds its data", async () => {
  const { api: admin } = await person("admin");
  const { api: agent } = await person("agent1");
  const { api: user, id: userId } = await person("user1");
  const [overview, customer, notices, tokens] = await Promise.all([
    agent.desk.overview.query(),
    agent.desk.customer.query({ userId }),
    user.notifications.list.query({ limit: 100 }),
    agent.tokens.list.query(),
    agent.realtime.token.query(),
    user.expectations.filing.query(),
    user.complaints.similar.query({ title: "grinder" }),
  ]);
  expect(overview.agent).toMatchObject({ capacity: 3, skills: ["Technical", "Product", "General"], load: 3 });
  expect(customer.earlier.length).toBeGreaterThan(0);
  expect(notices.items.some(({ read }) => read) && notices.items.some(({ read }) => !read)).toBe(true);
  expect(tokens).toHaveLength(1);

  const [agents, people, categories, letters, redrives, replays] = await Promise.all([
    admin.agents.list.query(),
    admin.people.list.query({}),
    admin.categories.list.query(),
    admin.deadLetters.list.query({ state: "archived" }),
    admin.deadLetters.redrives.query(),
    admin.replay.list.query(),
    admin.board.live.query(),
    admin.pipeline.history.query({ range: "hour" }),
    admin.experiments.desk.query(),
  ]);
  expect(agents.map(({ name }) => name)).toEqual(expect.arrayContaining(["Asha Raman", "Jonah Price"]));
  expect(people.items.length).toBe(18);
  expect(categories.find(({ name }) => name === "Warranty")).toMatchObject({ active: true, builtIn: false });
  expect(letters.items).toHaveLength(1);
  expect(JSON.stringify(redrives)).toContain("finished");
  expect(replays.replays).toMatchObject([{ state: "finished", total: 109, sent: 109 }]);
});

test("a request that was answered is answered so again, and one that was killed finds what it made", async () => {
  const { rest } = await person("user1");
  const again = async (key: string, body: unknown) =>
    (await rest("POST", "/api/complaints", body, { "idempotency-key": key })).body;
  const answered = { title: "Filed over REST", description: "With a key, twice.", category: "Warranty" };
  const killed = { title: "Never offered", description: "It stopped this morning.", category: "Technical" };
  expect(await again("fixture-key-1", answered)).toMatchObject({ complaintId: "COMP-10073" });
  expect(await again("fixture-key-2", killed)).toMatchObject({ complaintId: "COMP-10111" });
});

test("a complaint from then is worked to its end, and the invariants hold", async () => {
  const [admin, agent, user] = await Promise.all([person("admin"), person("agent3"), person("user1")]);
  await admin.api.agents.setSkills.mutate({ agentId: agent.id, skills: ["Technical", "Warranty"] });
  await agent.api.agents.setMyAvailability.mutate({ availability: "available" });
  const mine = await until("work for the agent", async () => (await agent.api.desk.overview.query()).mine[0]);
  await agent.api.complaints.comment.mutate({ id: mine._id, message: "A courier comes tomorrow.", internal: false });
  await agent.api.complaints.changeStatus.mutate({ id: mine._id, status: "Resolved", message: "Replaced." });
  await user.api.complaints.rate.mutate({ id: mine._id, score: 4 });
  const closed = await user.api.complaints.changeStatus.mutate({ id: mine._id, status: "Closed" });
  expect(closed.status).toBe("Closed");
  await agent.api.agents.setMyAvailability.mutate({ availability: "offline" });
  await until("the invariants hold", () => command("verify").catch(() => null), { withinMs: 30_000, everyMs: 1_000 });
});

test("replaying every event of then and since changes nothing", async () => {
  const admin = await person("admin");
  await until("empty outboxes", async () => (await countOutboxes(mongodbUri())) === 0);
  const { count } = await admin.api.replay.count.query({});
  expect(await command("replay", "--dry-run")).toContain(`${count} events would be sent`);
  const before = await readDesk(mongodbUri());
  await command("replay", "--rate", "500");
  await untilQueueIsEmpty(admin);
  expect(await readDesk(mongodbUri())).toEqual(before);
  await command("verify", "--strict");
});
