import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Desk } from "#e2e/fixtures/desk.ts";
import { eavesdrop } from "#e2e/fixtures/eavesdropper.ts";
import type { Person } from "#e2e/fixtures/people.ts";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { listen } from "#e2e/fixtures/socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { until } from "#e2e/fixtures/until.ts";
import type { ComplaintUpdated } from "#server/core/live.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** "Test 1" of the document, letter by letter but for the address. */
function createTicket(webUrl: string, token: string) {
  const body = `{
    "title": "Test Ticket",
    "description": "Testing event-driven assignment",
    "category": "Technical"
  }`;
  return curl("-X", "POST", `${webUrl}/api/complaints`, ...headers(token), "-d", body);
}

/** "Test 2" of the document. */
function resolveTicket(webUrl: string, id: string, agentToken: string) {
  const body = `{
    "status": "Resolved",
    "message": "Issue fixed!"
  }`;
  return curl("-X", "PATCH", `${webUrl}/api/complaints/${id}/status`, ...headers(agentToken), "-d", body);
}

function headers(token: string): string[] {
  return ["-H", "Content-Type: application/json", "-H", `Authorization: Bearer ${token}`];
}

async function availabilityOf(desk: Desk, agent: Person): Promise<unknown> {
  const { body } = await desk.admin.rest("GET", "/api/agents");
  const agents = Array.isArray(body) ? body : Object.values(body as Record<string, unknown>).flat();
  return (agents as { _id: string; availability: string }[]).find(({ _id }) => _id === agent.id)?.availability;
}

async function noticesOf(person: Person, complaintId: string) {
  const { items } = await person.api.notifications.list.query({});
  return items.filter((item) => item.complaintId === complaintId).map(({ type }) => type);
}

test("creating a ticket with curl does what the document says", async ({ desk }) => {
  const stack = runningStack();
  const [user, agent] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  await using topic = await eavesdrop(stack);

  const { status, body } = await createTicket(desk.webUrl, user.token);
  const created = body as Complaint;

  await test.step("1. Ticket saved in MongoDB", async () => {
    expect(status).toBe(201);
    expect(created).toMatchObject({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      complaintId: expect.stringMatching(/^COMP-\d+$/),
      title: "Test Ticket",
      description: "Testing event-driven assignment",
      category: "Technical",
      userId: user.id,
    });
    expect((await user.rest("GET", `/api/complaints/${created.complaintId}`)).status).toBe(200);
  });
  await test.step("2. ticket.created event published to SNS", async () => {
    const { Body = "", MessageAttributes = {} } = await topic.heard("ticket.created", created._id);
    const { timestamp } = JSON.parse(Body) as { timestamp: string };
    expect(timestamp).toMatch(ISO);
    const { _id: ticketId, complaintId, userId, title, category, priority } = created;
    const data = { ticketId, complaintId, userId, title, category, priority, assignedTo: null };
    expect(Body).toBe(JSON.stringify({ eventType: "ticket.created", timestamp, data }));
    expect(Object.keys(MessageAttributes)).toEqual(expect.arrayContaining(["eventId", "eventType", "v", "rev"]));
    expect(Object.keys(MessageAttributes).length).toBeLessThan(10);
  });
  await test.step("3. Worker receives event from SQS; 4. and assigns the ticket to the free agent", async () => {
    const assigned = await desk.untilWith(created, agent);
    expect(assigned.assignedTo).toEqual({ _id: agent.id, name: "Asha Raman" });
  });
  await test.step("5. Agent marked as BUSY", async () => {
    await until("the agent is busy", async () => (await availabilityOf(desk, agent)) === "busy");
  });
  await test.step("6. Notification sent to agent", async () => {
    await until("the agent is told", async () => (await noticesOf(agent, created.complaintId)).includes("assigned"));
    expect(await noticesOf(agent, created.complaintId)).toEqual(["assigned"]);
  });
});

test("resolving a ticket with curl does what the document says", async ({ desk }) => {
  const stack = runningStack();
  const [user, agent] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const first = (await createTicket(desk.webUrl, user.token)).body as Complaint;
  await desk.untilWith(first, agent);
  const second = (await createTicket(desk.webUrl, user.token)).body as Complaint;
  await using topic = await eavesdrop(stack);
  await using dashboard = await listen(stack.realtimeUrl, user);

  const { status, body } = await resolveTicket(desk.webUrl, first._id, agent.token);
  const resolved = body as Complaint;

  await test.step("1. Ticket status updated to Resolved in MongoDB", () => {
    expect([status, resolved.status]).toEqual([200, "Resolved"]);
    expect(resolved.resolvedAt).toMatch(ISO);
  });
  await test.step("3. ticket.resolved event published to SNS", async () => {
    const { Body = "" } = await topic.heard("ticket.resolved", first._id);
    const { timestamp } = JSON.parse(Body) as { timestamp: string };
    expect(timestamp).toMatch(ISO);
    const { _id: ticketId, complaintId, resolvedAt, userId, title, priority } = resolved;
    const who = { agentId: agent.id, resolvedBy: agent.id };
    const data = { ticketId, complaintId, ...who, resolvedAt, userId, title, priority };
    expect(Body).toBe(JSON.stringify({ eventType: "ticket.resolved", timestamp, data }));
  });
  await test.step("4.–6. Worker finds the next ticket and assigns it to the now free agent", async () => {
    await desk.untilWith(second, agent);
  });
  await test.step("7. Agent marked as BUSY again", async () => {
    await until("the agent is busy", async () => (await availabilityOf(desk, agent)) === "busy");
  });
  await test.step("8. Notification sent to agent", async () => {
    await until("the agent is told", async () => (await noticesOf(agent, second.complaintId)).includes("assigned"));
  });
  await test.step("9. User dashboard updated via Socket.IO", async () => {
    const { _id: ticketId, complaintId, rev } = resolved;
    const update = { ticketId, complaintId, rev, status: "Resolved", assignedTo: agent.id };
    const isSolution = (heard: unknown) => (heard as ComplaintUpdated).status === "Resolved";
    const heard = await dashboard.untilHeard("complaintUpdated", isSolution);
    expect(heard).toEqual({ ...update, eventId: expect.any(String), at: expect.stringMatching(ISO) });
  });
  await test.step("2. Agent marked as FREE when no other ticket is active", async () => {
    expect((await resolveTicket(desk.webUrl, second.complaintId, agent.token)).status).toBe(200);
    await until("the agent is free", async () => (await availabilityOf(desk, agent)) === "available");
  });
});

test("nobody hears over Socket.IO of a ticket that is not theirs, and nobody without a token hears anything", async ({
  desk,
}) => {
  const { realtimeUrl } = runningStack();
  const [user, stranger] = await Promise.all([desk.customer("Maya Lindqvist"), desk.customer("Oliver Brandt")]);
  await using own = await listen(realtimeUrl, user);
  await using other = await listen(realtimeUrl, stranger);

  const filed = await desk.file(user, { title: "Between us" });
  await own.untilHeard("complaintUpdated", (body) => (body as ComplaintUpdated).ticketId === filed._id);
  const theirs = await desk.file(stranger, { title: "Filed afterwards" });
  await other.untilHeard("complaintUpdated", (body) => (body as ComplaintUpdated).ticketId === theirs._id);

  expect(other.heard("complaintUpdated")).toHaveLength(1);
  await expect(listen(realtimeUrl, { token: "invented" })).rejects.toThrow(/not valid/);
});

const run = promisify(execFile);

/** Runs the real curl, because that is what the documentation tells people to type. Returns the status and the body. */
async function curl(...args: readonly string[]): Promise<{ status: number; body: unknown }> {
  const { stdout } = await run("curl", ["--silent", "--show-error", "--write-out", "\n%{http_code}", ...args]);
  const end = stdout.lastIndexOf("\n");
  return { status: Number(stdout.slice(end + 1)), body: JSON.parse(stdout.slice(0, end)) };
}
