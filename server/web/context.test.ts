import { expect, test } from "vitest";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { getWeb, installWeb } from "./get-web.ts";
import { startTestWeb } from "./testing.ts";

const GET_WEB = "./get-web.ts";
const COMPLAINT = { title: "No light", description: "Since Monday.", category: "Technical" };

test("a process has one relay, one client of each kind and one figure reporter, and says so", async () => {
  const world = await startTestWeb();
  const parts = /^process_parts_total\{part="([\w-]+)",process="web"\} (\d+)$/gm;
  const text = await world.web.metrics.registry.metrics();
  expect([...text.matchAll(parts)].map(([, part, count]) => `${count} ${part}`).toSorted()).toEqual([
    "1 figure-reporter",
    "1 inline-relay",
    "1 sns-client",
    "1 sqs-client",
  ]);
  await world.stop();
});

test("whoever takes it apart has what it held back written first", async () => {
  const world = await startTestWeb();
  await fileComplaint(world.web.desk, await world.addPerson("Maya", "user"), COMPLAINT);
  await world.stop();
  expect(world.published.map(({ attributes }) => attributes["eventType"])).toEqual(["ticket.created"]);
});

test("is found where it was put, by every copy of the code, and is not put there twice", async () => {
  const copy: { getWeb: typeof getWeb; installWeb: typeof installWeb } = await import(`${GET_WEB}?copy`);
  expect(copy.getWeb).not.toBe(getWeb);
  expect(getWeb).toThrow("instrumentation.ts starts it");
  const world = await startTestWeb();
  try {
    expect(installWeb(() => world.web)).toBe(world.web);
    expect(copy.getWeb()).toBe(world.web);
    expect(copy.installWeb(() => expect.unreachable())).toBe(world.web);
  } finally {
    Reflect.deleteProperty(globalThis, Symbol.for("quickfix.web"));
    await world.stop();
  }
});
