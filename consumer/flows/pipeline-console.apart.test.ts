import { afterAll, expect, test, vi } from "vitest";
import { eventIdOf } from "#server/core/ids.ts";
import { ComplaintUpdated } from "#server/core/live.ts";
import { createInsightStore } from "#server/desk/insights/store.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import { createHeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import { livePipeline } from "#server/operate/figures/live.ts";
import { createStateFiguresReader } from "#server/operate/figures/state-figures.ts";
import { createFigureStore } from "#server/operate/figures/store.ts";
import { sumUp } from "#server/operate/figures/sum-up.ts";
import { createTraceStore } from "#server/operate/trace/store.ts";
import { traceComplaint } from "#server/operate/trace/trace-complaint.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import { startTestWorld } from "./testing.ts";

const WITHIN = { timeout: 15_000, interval: 50 };
const world = await startTestWorld();
afterAll(() => world[Symbol.asyncDispose]());
const consumer = await world.startConsumer();
const admin = await world.addPerson("Ida", "admin");
const maya = await world.addPerson("Maya", "user");

function live() {
  const ports = {
    clock,
    store: createFigureStore(world.db),
    state: createStateFiguresReader(world.db),
    dispatch: createDispatchStore(world.db),
    heartbeats: createHeartbeatStore(world.db),
    traces: createTraceStore(world.db),
    insights: createInsightStore(world.db),
    depths: async () => ({ queue: await world.queue.depth(), deadLetters: null }),
    figures: { level: () => {} },
  };
  return livePipeline(ports, admin);
}

test("a complaint's whole way is traced, to the screens of those who said that they show it", async () => {
  const asha = await world.addAgent("Asha");
  const browser = await world.connect(consumer, maya);
  browser.on("complaintUpdated", (update: unknown) => {
    browser.emit("shown", { eventIds: [ComplaintUpdated.parse(update).eventId] });
  });

  const { complaintId } = await world.file(maya);

  const trace = await vi.waitFor(async () => {
    const ports = { complaints: world.desk.complaints, traces: createTraceStore(world.db) };
    const found = await traceComplaint(ports, admin, complaintId);
    const kinds = Object.fromEntries(found.events.map(({ type, steps }) => [type, steps.map(({ kind }) => kind)]));
    expect(new Set(kinds["ticket.created"])).toEqual(
      new Set([
        "committed",
        "stored",
        "published",
        "sent",
        "received",
        "pass-began",
        "pass-ended",
        "settled",
        "emitted",
        "shown",
      ]),
    );
    expect(new Set(kinds["ticket.assigned"])).toEqual(new Set(["committed", "stored", "noticed", "emitted", "shown"]));
    return found;
  }, WITHIN);
  expect(trace.status).toBe("In Progress");
  expect(trace.toScreenMs).toBeGreaterThan(0);
  expect((await world.desk.complaints.findByHumanId(complaintId))?.ticket.assignedTo).toBe(asha.id);
});

test("a browser cannot say that it shows what it was not told", async () => {
  const [noor, stranger] = await Promise.all([world.addPerson("Noor", "user"), world.addPerson("Oliver", "user")]);
  const watcher = await world.connect(consumer, admin);
  const eavesdropper = await world.connect(consumer, stranger);
  const [told] = await Promise.all([
    new Promise<ComplaintUpdated>((resolve) =>
      watcher.once("complaintUpdated", (body) => resolve(ComplaintUpdated.parse(body))),
    ),
    world.file(noor),
  ]);
  eavesdropper.emit("shown", { eventIds: [told.eventId, "made-up"] });
  eavesdropper.emit("shown", "nonsense");
  await eavesdropper.emitWithAck("sync", { since: told.eventId });
  watcher.emit("shown", { eventIds: [told.eventId] });

  await vi.waitFor(async () => {
    const marks = await createTraceStore(world.db).marksOf([told.eventId, "made-up"].map(eventIdOf));
    expect(marks.filter(({ kind }) => kind === "shown")).toMatchObject([{ eventId: told.eventId, role: "admin" }]);
  }, WITHIN);
});

test("what a consumer does shows at its stations, and the consumer itself as running", async () => {
  await world.addAgent("Jonah");
  await world.file(maya);
  await vi.waitFor(async () => {
    const { stations, consumers } = await live();
    const moved = stations.filter(({ perMinute }) => perMinute > 0).map(({ id }) => id);
    expect(moved).toEqual(expect.arrayContaining(["sqs", "consumer", "assigned", "told"]));
    expect(stations.filter(({ level }) => level === "stuck")).toEqual([]);
    expect(consumers).toMatchObject([{ state: "running", version: expect.stringMatching(/^\d+\.\d+/) }]);
  }, WITHIN);
});

test("a message that nobody can read is counted as put aside, and its delivery is kept", async () => {
  const body = `{"broken": ${Math.random()}`;
  await world.queue.send([{ id: "poison", body, attributes: {} }]);
  await vi.waitFor(async () => {
    const rows = await createFigureStore(world.db).since("fine", new Date(Date.now() - 60_000));
    expect(sumUp(rows).counts["put-aside"]).toBe(1);
  }, WITHIN);
});

test("a consumer that stops in order is off the list at once", async () => {
  const second = await world.startConsumer();
  await vi.waitFor(async () => expect((await live()).consumers).toHaveLength(2), WITHIN);
  await second.stop();
  expect((await live()).consumers).toHaveLength(1);
});
