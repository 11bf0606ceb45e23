import { afterAll, beforeEach, expect, test } from "vitest";
import { askedOnce } from "#server/core/once/once.ts";
import { anOnce } from "#server/core/once/testing.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { changePriority } from "./change-priority.ts";
import { changeStatus } from "./change-status.ts";
import { fileComplaint } from "./file-complaint.ts";
import { createFilingRules } from "./filing-rules.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
beforeEach(() => it.emptied());
const maya = await it.addPerson("Maya", "user");
const ines = await it.addPerson("Ines", "admin");

const NEW = { title: "The kettle hums", description: "All day long.", category: "Technical" };
const deskWith = (rules: { maxPriority?: "High" | "Critical"; maxOpen?: number }) => ({
  ...it.desk,
  filing: createFilingRules({ maxPriority: "High", maxOpen: Number.POSITIVE_INFINITY, ...rules }),
});

test("customers choose up to High, and are told in words what else they can do", async () => {
  const desk = deskWith({});
  await expect(fileComplaint(desk, maya, { ...NEW, priority: "High" })).resolves.toMatchObject({ priority: "High" });
  const message = expect.stringMatching(/^You can choose up to High\. Whoever works on it can raise it/);
  await expect(fileComplaint(desk, maya, { ...NEW, priority: "Critical" })).rejects.toMatchObject({
    code: "input.invalid",
    message,
    detail: { fields: { priority: message } },
  });
});

test("staff file as urgent as they like, and raise what customers filed", async () => {
  const desk = deskWith({});
  await expect(fileComplaint(desk, ines, { ...NEW, priority: "Critical" })).resolves.toMatchObject({
    priority: "Critical",
  });
  const { _id: id } = await fileComplaint(desk, maya, NEW);
  await expect(changePriority(desk, ines, { id, priority: "Critical" })).resolves.toMatchObject({
    priority: "Critical",
  });
});

test("a desk may let customers say Critical, and what they said before stays", async () => {
  const { _id: id } = await fileComplaint(deskWith({ maxPriority: "Critical" }), maya, {
    ...NEW,
    priority: "Critical",
  });
  await expect(changeStatus(deskWith({}), maya, { id, status: "Closed" })).resolves.toMatchObject({
    priority: "Critical",
  });
});

test("a customer has so many open complaints at a time; one that ends makes room", async () => {
  const desk = deskWith({ maxOpen: 2 });
  const { _id: id } = await fileComplaint(desk, maya, NEW);
  await fileComplaint(desk, maya, NEW);
  await expect(fileComplaint(desk, maya, NEW)).rejects.toMatchObject({
    code: "request.too-many",
    message: expect.stringMatching(/^You have 2 open complaints/),
    detail: { retryAfterSeconds: 600 },
  });
  await changeStatus(desk, maya, { id, status: "Closed" });
  await expect(fileComplaint(desk, maya, NEW)).resolves.toBeDefined();
});

test("three hundred at once do not slip through", async () => {
  const desk = deskWith({ maxOpen: 5 });
  const outcomes = await Promise.allSettled(Array.from({ length: 300 }, () => fileComplaint(desk, maya, NEW)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  expect(await desk.complaints.countOpenOf(maya.id, 300)).toBe(5);
  expect(desk.filing.underWay.size).toBe(0);
});

test("nobody counts for somebody else, and staff for nobody", async () => {
  const desk = deskWith({ maxOpen: 1 });
  const oliver = await it.addPerson("Oliver", "user");
  await fileComplaint(desk, maya, NEW);
  await expect(fileComplaint(desk, oliver, NEW)).resolves.toBeDefined();
  for (let n = 0; n < 3; n++) await fileComplaint(desk, ines, NEW);
});

test("whoever repeats a request that was carried out is answered, however many are open", async () => {
  const desk = deskWith({ maxOpen: 1 });
  const asked = askedOnce(desk, { once: anOnce("the last there is room for") });
  const first = await fileComplaint(asked, maya, NEW);
  await expect(fileComplaint(asked, maya, NEW)).resolves.toEqual(first);
});

test("a limit costs customers one command of the database, and staff none", async () => {
  // Filing counts nothing else, and what the relay does meanwhile has other commands.
  const counts = async (desk: ReturnType<typeof deskWith>, actor = maya) => {
    it.commands.length = 0;
    await fileComplaint(desk, actor, NEW);
    return it.commands.filter((name) => name === "aggregate").length;
  };
  expect(await counts(deskWith({}))).toBe(0);
  expect(await counts(deskWith({ maxOpen: 100 }))).toBe(1);
  expect(await counts(deskWith({ maxOpen: 100 }), ines)).toBe(0);
});
