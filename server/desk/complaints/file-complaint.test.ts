import { afterAll, beforeEach, expect, test } from "vitest";
import { calledFrom } from "#server/core/assignments/ports.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { fileComplaint } from "./file-complaint.ts";
import { getComplaint } from "./get-complaint.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
beforeEach(() => it.emptied());
const { desk } = it;
const maya = await it.addPerson("Maya", "user");

const NEW = { title: "The kettle hums", description: "All day long.", category: "Technical" };

test("it stands in line from that moment on, with a number that counts up", async () => {
  const first = await fileComplaint(desk, maya, NEW);
  const second = await fileComplaint(desk, maya, { ...NEW, priority: "High" });
  const now = clock.now().toISOString();
  expect(first).toEqual({
    _id: expect.stringMatching(/^[0-9a-f]{24}$/),
    complaintId: expect.stringMatching(/^COMP-\d{5}$/),
    ...NEW,
    priority: "Medium",
    status: "Open",
    userId: maya.id,
    assignedTo: null,
    createdAt: now,
    updatedAt: now,
    resolvedAt: null,
    rev: 1,
    channel: "web",
  });
  expect(Number(second.complaintId.slice(5))).toBe(Number(first.complaintId.slice(5)) + 1);
  expect(await getComplaint(desk, maya, first._id)).toMatchObject({ placeInLine: 2, timeline: [{ kind: "filed" }] });
  expect(await getComplaint(desk, maya, second._id)).toMatchObject({ placeInLine: 1 });
});

test("the event is in the very document, and its body is exactly the documented one", async () => {
  const { _id, complaintId } = await fileComplaint(desk, maya, NEW);
  const [event, ...more] = await it.eventsOf(_id);
  expect(more).toEqual([]);
  expect(JSON.stringify(event?.body)).toBe(
    JSON.stringify({
      eventType: "ticket.created",
      timestamp: clock.now().toISOString(),
      data: {
        ticketId: _id,
        complaintId,
        userId: maya.id,
        title: NEW.title,
        category: NEW.category,
        priority: "Medium",
        assignedTo: null,
      },
    }),
  );
  expect(event).toMatchObject({ rev: 1, audience: [`user:${maya.id}`, "staff"], agents: [] });
  const published = it.published.find(({ id }) => id === event?._id);
  expect(published?.body).toBe(JSON.stringify(event?.body));
});

test("filing tells nobody: who files it knows, and whoever gets it is told then", async () => {
  const asha = await it.addAgent("Asha");
  await fileComplaint(desk, maya, NEW);
  expect([await it.toldTo(maya), await it.toldTo(asha)]).toEqual([[], []]);
  await it.dispatch();
  expect(await it.toldTo(asha)).toEqual(["assigned: New complaint for you"]);
  expect(await it.toldTo(maya)).toEqual(["in-progress: Asha is working on it"]);
});

test("what is caused from outside belongs to the caller's trace, unless the desk traces itself", async () => {
  const caller = { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
  const { _id } = await fileComplaint(calledFrom(desk, caller), maya, NEW);
  expect(await it.eventsOf(_id)).toMatchObject([caller]);
  const own = "00-11111111111111111111111111111111-2222222222222222-01";
  const traced = calledFrom({ ...desk, traceparent: () => own }, caller);
  const other = await fileComplaint(traced, maya, NEW);
  expect(await it.eventsOf(other._id)).toMatchObject([{ traceparent: own }]);
});

test("a category that is not offered is refused, and the refusal names those that are", async () => {
  const message =
    'There is no category "Kettles". Choose one of: Technical, Billing, Service, Product, Account, General.';
  await expect(fileComplaint(desk, maya, { ...NEW, category: "Kettles" })).rejects.toMatchObject({
    code: "category.not-found",
    message,
    detail: { fields: { category: message }, allowed: expect.arrayContaining(["Technical", "General"]) },
  });
});

test("what staff file for a customer is the customer's, and says who typed it; the customer is told", async () => {
  const [lena, ben] = [await it.addAgent("Lena", { onDuty: false }), await it.addAgent("Ben", { onDuty: false })];
  const filed = await fileComplaint(desk, lena, { ...NEW, priority: "Critical", onBehalfOf: maya.id });
  expect(filed).toMatchObject({ userId: maya.id, priority: "Critical" });
  expect(await getComplaint(desk, maya, filed._id)).toMatchObject({
    customer: { name: "Maya" },
    timeline: [{ kind: "filed", by: { id: lena.id, name: "Lena", role: "agent" } }],
  });
  expect((await it.eventsOf(filed._id))[0]).toMatchObject({ by: lena.id, body: { data: { userId: maya.id } } });
  expect(await it.toldTo(maya)).toEqual(["filed: A complaint was filed for you"]);
  expect(await it.toldTo(lena)).toEqual([]);
  // Typing it makes nobody its customer: they may work on it.
  expect(await getComplaint(desk, lena, filed._id)).toMatchObject({ can: { take: true, note: true } });
  expect(await getComplaint(desk, ben, filed._id)).toMatchObject({ can: { take: true } });
});

test("a customer files for themselves only; what is refused adds nobody", async () => {
  const emil = { name: "Emil", email: "emil@example.com" };
  await expect(fileComplaint(desk, maya, { ...NEW, onBehalfOf: emil })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
  const lena = await it.addAgent("Lena", { onDuty: false });
  const unknown = { ...NEW, category: "Nothing", onBehalfOf: emil };
  await expect(fileComplaint(desk, lena, unknown)).rejects.toMatchObject({ code: "category.not-found" });
  expect(await desk.accounts.findClaim(emil.email)).toBeNull();
  const { userId } = await fileComplaint(desk, lena, { ...NEW, onBehalfOf: emil });
  expect(await desk.accounts.findClaim(emil.email)).toMatchObject({ id: userId, name: "Emil" });
});

test("whoever files their own is told nothing of it", async () => {
  await fileComplaint(desk, maya, NEW);
  expect(await it.toldTo(maya)).toEqual([]);
});
