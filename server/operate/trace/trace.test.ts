import { expect, test } from "vitest";
import { eventIdOf } from "#server/core/ids.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import type { Mark } from "./mark.ts";
import { markClick } from "./mark-click.ts";
import { createMarker } from "./marker.ts";
import { createTraceStore } from "./store.ts";
import { traceComplaint } from "./trace-complaint.ts";

const NEW = {
  title: "The kettle hums",
  description: "All day long",
  category: "Technical",
  priority: "Medium",
} as const;
const world = await openDesk();
const { maya, ines } = world;

const trace = (ref: string, who = ines) =>
  traceComplaint({ complaints: world.desk.complaints, traces: createTraceStore(world.db) }, who, ref);

function aMarker() {
  return createMarker({
    store: createTraceStore(world.db),
    timers,
    onError: (error) => expect.unreachable(String(error)),
  });
}

function aClick(ageMs: number | null) {
  const clicks = ageMs === null ? [] : [new Date(Date.now() - ageMs)];
  return () => clicks.pop() ?? null;
}

async function file(clickAgeMs: number | null = null, marker = aMarker()) {
  const complaint = await fileComplaint(markClick(world.desk, marker, aClick(clickAgeMs)), maya, NEW);
  await world.inlineRelay.drain();
  await marker.drain();
  return complaint;
}

test("a complaint is found by its number, its bare digits and its id, and its first event is its filing", async () => {
  const { _id, complaintId } = await file();
  for (const ref of [complaintId, complaintId.toLowerCase(), complaintId.replace("COMP-", ""), _id]) {
    const found = await trace(ref);
    expect(found).toMatchObject({ _id, complaintId, title: NEW.title, isCut: false, toScreenMs: null });
    expect(found.events[0]?.type).toBe("ticket.created");
  }
});

test("steps come in the order in which they happened, from the click on", async () => {
  const complaint = await file(250);
  const [created] = (await trace(complaint.complaintId)).events;
  expect(created?.steps.map(({ kind }) => kind)).toEqual(["clicked", "committed", "stored", "published"]);
  const [clicked, committed] = created?.steps ?? [];
  expect(clicked?.afterMs).toBe(0);
  expect(committed?.afterMs).toBeGreaterThanOrEqual(250);
});

test("a click belongs to the first event that its request commits, and to no other", async () => {
  const marks: Mark[] = [];
  const desk = markClick(world.desk, { add: (mark) => marks.push(mark) }, aClick(10));
  await fileComplaint(desk, maya, NEW);
  await fileComplaint(desk, maya, NEW);
  expect(marks).toHaveLength(1);
});

test("every delivery is a step of its own, and the first screen ends the way", async () => {
  const { _id, complaintId } = await file();
  const store = createTraceStore(world.db);
  const [event] = await store.eventsOf(_id, 1);
  if (!event) throw new Error("nothing is stored");
  const later = (ms: number) => new Date(event.storedAt.getTime() + 1_000 + ms);
  const delivery = {
    kind: "delivered",
    eventId: event.id,
    worker: "desk:7",
    origin: "inline",
    sentAt: later(0),
    passBeganAt: later(20),
    passEndedAt: later(30),
  } as const;
  await store.record([
    { ...delivery, at: later(10), settledAt: later(40), receiveCount: 1, result: "retry" },
    {
      ...delivery,
      at: later(510),
      passBeganAt: null,
      passEndedAt: null,
      settledAt: later(520),
      receiveCount: 2,
      result: "done",
    },
    { kind: "emitted", eventId: event.id, at: later(600), worker: "desk:7", sockets: 2 },
    { kind: "shown", eventId: event.id, at: later(700), role: "user" },
  ]);

  const [created] = (await trace(complaintId)).events;

  expect(created?.steps.slice(3).map(({ kind, where, note }) => [kind, where, note])).toEqual([
    ["sent", "SQS", null],
    ["received", "desk:7", null],
    ["pass-began", "desk:7", null],
    ["pass-ended", "desk:7", null],
    ["settled", "desk:7", "Given back to the queue for later"],
    ["received", "desk:7", "Delivery 2 of this message"],
    ["settled", "desk:7", "Done, and deleted from the queue"],
    ["emitted", "desk:7", "To 2 open browsers"],
    ["shown", "browser", "To the customer"],
  ]);
  expect(await store.lastSentAt()).toEqual(later(0));
});

test("a number that nobody has is refused with what to give instead", async () => {
  for (const ref of ["COMP-99999999", "nonsense", "f".repeat(24)]) {
    await expect(trace(ref)).rejects.toMatchObject({
      code: "complaint.not-found",
      message: expect.stringContaining("such as COMP-10001"),
    });
  }
});

test("nobody but an ines may trace, not even a complaint of their own", async () => {
  const { complaintId } = await file();
  await expect(trace(complaintId, maya)).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("marks beyond what a process holds are dropped, not waited for", async () => {
  const stored: (readonly Mark[])[] = [];
  const marker = createMarker({
    store: { record: async (marks) => void stored.push(marks) },
    timers,
    onError: () => {},
  });
  for (let n = 0; n < 6_000; n++) marker.add({ kind: "clicked", eventId: eventIdOf(String(n)), at: new Date(0) });
  await marker.drain();
  expect(stored.flat()).toHaveLength(5_000);
});
