import type { Socket } from "socket.io-client";
import { afterAll, expect, test, vi } from "vitest";
import type { TicketId } from "#server/core/ids.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { startTestWorld } from "./testing.ts";

const world = await startTestWorld();
afterAll(() => world[Symbol.asyncDispose]());
const agent = await world.addAgent("Ada");
const customer = await world.addPerson("Carl", "user");
const consumer = await world.startConsumer();

const heard = (socket: Socket, event: string) => new Promise((resolve) => socket.once(event, resolve));
const statusOf = async (id: TicketId) => (await world.desk.store.findTicket(id))?.status;

test("a filed complaint is with the free agent at once, and both are told", async () => {
  const customerSocket = await world.connect(consumer, customer);
  const agentSocket = await world.connect(consumer, agent);
  const noticed = heard(customerSocket, "notification");
  const given = heard(agentSocket, "notification");

  const { _id, complaintId } = await world.file(customer);

  await vi.waitFor(async () => expect(await statusOf(_id)).toBe("In Progress"), 60_000);
  expect(await noticed).toMatchObject({ type: "in-progress", complaintId });
  expect(await given).toMatchObject({ type: "assigned", complaintId });
});

test("the next complaint waits until the agent has solved the first, then it is theirs", async () => {
  const first = await world.file(customer);
  expect(await statusOf(first._id)).toBe("Open");
  const held = (await world.desk.store.listHeld([agent.id]))[0];
  const socket = await world.connect(consumer, customer);
  const updates: { ticketId: string; status: string }[] = [];
  socket.on("complaintUpdated", (update) => updates.push(update));

  await changeStatus(world.desk, agent, { id: held?.id ?? "", status: "Resolved", message: "Fixed." });

  await vi.waitFor(async () => expect(await statusOf(first._id)).toBe("In Progress"), 60_000);
  await vi.waitFor(() => {
    expect(updates).toContainEqual(expect.objectContaining({ ticketId: held?.id, status: "Resolved" }));
    expect(updates).toContainEqual(expect.objectContaining({ ticketId: first._id, status: "In Progress" }));
  }, 60_000);
});

test("a message that nobody can read is put aside with the reason", async () => {
  await world.queue.send([{ id: "poison", body: "{not json", attributes: {} }]);
  const letters = createDeadLetterStore(world.db);
  const [dead] = await vi.waitFor(async () => {
    const found = await letters.list({ state: "failed", groupId: null, after: null, limit: 10 });
    expect(found).toHaveLength(1);
    return found;
  }, 60_000);
  expect(dead).toMatchObject({ body: "{not json", reason: "json", history: [{ receiveCount: 1 }] });
});

test("says that it is alive and ready, and what it did", async () => {
  expect((await fetch(`${consumer.url}/livez`)).status).toBe(200);
  expect((await fetch(`${consumer.url}/readyz`)).status).toBe(200);
  const metrics = await (await fetch(`${consumer.url}/metrics`)).text();
  expect(metrics).toMatch(/quickfix_dispatch_assignments_total\{outcome="ok",process="consumer"\} [1-9]/);
  expect(metrics).toMatch(/quickfix_consumer_dead_letters_total\{reason="json",process="consumer"\} 1/);
});

test("stops when asked, and ends with code 0", async () => {
  const other = await world.startConsumer();
  expect(await other.stop()).toBe(0);
});
