import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { eventsOf, noticesTo, onlyTicket, ticket } from "./kit/look.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.clear());

test("1: killed before a complaint is written, nothing exists, and the customer's retry with the same key files it once", async () => {
  const customer = await world.person("user", "Uma");
  await world.agent("Anna");
  await world.relayed();
  await world.web.process.crashAt("complaint.before-write");
  await expect(world.web.file(customer, { key: "k1" })).rejects.toThrow("SIGKILL");
  expect(await world.db.collection(complaintRows).countDocuments({})).toBe(0);
  await world.web.restart();
  const filed = await world.web.file(customer, { key: "k1" });
  const again = await world.web.file(customer, { key: "k1" });
  expect(again._id).toBe(filed._id);
  await world.healed();
  await world.expectNothingLost();
  expect(await onlyTicket(world.db)).toMatchObject({ status: "In Progress" });
});

test("2: killed after a complaint is written and before it is published, it is published by a sweeper and assigned once", async () => {
  const customer = await world.person("user", "Uma");
  const agent = await world.agent("Anna");
  await world.relayed();
  await world.web.process.crashAt("complaint.written");
  await expect(world.web.file(customer, { key: "k2" })).rejects.toThrow("SIGKILL");
  const written = await onlyTicket(world.db);
  expect(await eventsOf(world.db, String(written._id), "ticket.created")).toEqual([]);
  await world.healed();
  // Nobody confirmed it, so the customer asks again: it is the same complaint.
  expect(await world.web.file(customer, { key: "k2" })).toMatchObject({ _id: String(written._id) });
  await world.healed();
  await world.expectNothingLost();
  expect(await eventsOf(world.db, String(written._id), "ticket.assigned")).toHaveLength(1);
  expect(await noticesTo(world.db, agent)).toBe(1);
});

test("2: killed after a complaint is resolved and before that is published, the next one still gets the agent", async () => {
  await world.consumer();
  const agent = await world.agent("Anna");
  const [first = ""] = await world.file();
  await world.healed();
  const [second = ""] = await world.file();
  await world.healed();
  await world.web.process.crashAt("ticket.written");
  const resolving = world.web.ask(agent, { kind: "status", ref: first, input: { status: "Resolved" } });
  await expect(resolving).rejects.toThrow("SIGKILL");
  await world.healed();
  await world.expectNothingLost();
  expect(await ticket(world.db, first)).toMatchObject({ status: "Resolved" });
  expect(await ticket(world.db, second)).toMatchObject({ status: "In Progress" });
});
