import { expect, test, vi } from "vitest";
import { AWAY, aWorld, failure } from "./testing/outbox-world.ts";

test("what is taken is let go of, and its writer hears the answer", async () => {
  const world = aWorld();
  const page = world.page("page");
  page.send("a");
  expect(page.keys()).toEqual(["a"]);
  await vi.waitFor(() => expect(page.news["a"]).toEqual([{ kind: "taken", answer: "done" }]));
  await vi.waitFor(() => expect(page.keys()).toEqual([]));
  expect(world.local.length).toBe(0);
});

test("with nothing to reach it waits, goes out by itself in order, and each with its own key", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async () => AWAY;
  page.send("a");
  page.send("b");
  await vi.waitFor(() => expect([page.kinds("a"), page.kinds("b")]).toEqual([["waiting"], ["waiting"]]));
  expect(world.arrived).toEqual(["a"]);
  world.answer = async () => ({ answer: "done" });
  page.pass(10_000);
  await vi.waitFor(() => expect(page.kinds("b")).toEqual(["waiting", "taken"]));
  expect(world.arrived).toEqual(["a", "a", "b"]);
});

test("one ticket does not wait for another", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async ({ line }) => (line === "t1" ? AWAY : { answer: "done" });
  page.send("a", "t1");
  page.send("b", "t2");
  await vi.waitFor(() => expect([page.kinds("a"), page.kinds("b")]).toEqual([["waiting"], ["taken"]]));
});

test("a refusal stops it, and what follows goes out", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async ({ key }) => (key === "a" ? failure("complaint.transition-not-allowed") : { answer: "done" });
  page.send("a");
  page.send("b");
  await vi.waitFor(() => expect(page.kinds("b")).toEqual(["taken"]));
  await vi.waitFor(() => expect(page.keys()).toEqual(["a"]));
  expect(page.outbox.list()[0]?.problem?.message).toBe("It is complaint.transition-not-allowed.");
  world.answer = async () => ({ answer: "done" });
  page.outbox.again("a");
  await vi.waitFor(() => expect(page.keys()).toEqual([]));
});

test("when its tab is gone, another tab sends it, with the same key", async () => {
  const world = aWorld();
  const [writer, other] = [world.page("writer"), world.page("other")];
  world.answer = () => new Promise(() => {});
  writer.send("a");
  await vi.waitFor(() => expect(world.arrived).toEqual(["a"]));
  world.answer = async () => ({ answer: "done" });
  other.outbox.wake();
  expect(world.arrived).toEqual(["a"]);
  world.end("writer");
  await vi.waitFor(() => expect(other.keys()).toEqual([]));
  expect(world.arrived).toEqual(["a", "a"]);
});

test("two tabs that wait do not ask more often than one, and the writer hears that the other sent it", async () => {
  const world = aWorld();
  const [writer, other] = [world.page("writer"), world.page("other")];
  world.answer = async () => AWAY;
  writer.send("a");
  await vi.waitFor(() => expect(writer.kinds("a")).toEqual(["waiting"]));
  for (const page of [other, writer, other]) page.outbox.wake();
  await vi.waitFor(() => expect(other.outbox.list()).toMatchObject([{ tries: 1, isWaiting: true }]));
  await new Promise(setImmediate);
  expect(world.arrived).toEqual(["a"]);
  world.answer = async () => ({ answer: "done" });
  other.outbox.hurry();
  await vi.waitFor(() => expect(other.keys()).toEqual([]));
  writer.outbox.wake();
  expect(writer.kinds("a")).toEqual(["waiting", "elsewhere"]);
});

test("a server that names a time is not asked before, also when somebody looks again", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async () => failure("request.too-many", { retryAfterSeconds: 60 });
  page.send("a");
  await vi.waitFor(() => expect(page.kinds("a")).toEqual(["waiting"]));
  page.pass(30_000);
  page.outbox.hurry();
  page.pass(31_000);
  await vi.waitFor(() => expect(world.arrived).toEqual(["a", "a"]));
});

test("a limit that lasts for longer than a minute is no outage: it is said, and waits for its writer", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async () => failure("request.too-many", { retryAfterSeconds: 600 });
  page.send("a");
  await vi.waitFor(() => expect(page.kinds("a")).toEqual(["refused"]));
  world.answer = async () => ({ answer: "done" });
  page.outbox.again("a");
  await vi.waitFor(() => expect(page.keys()).toEqual([]));
});

test("whoever has to sign in has to for all of the line, and it goes on in order once they have", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async () => failure("auth.required");
  page.send("a");
  page.send("b");
  await vi.waitFor(() => expect(page.kinds("b")).toEqual(["waiting"]));
  expect([world.arrived, page.refused.mock.calls.length]).toEqual([["a"], 1]);
  world.answer = async () => ({ answer: "done" });
  page.outbox.signedIn();
  await vi.waitFor(() => expect(page.keys()).toEqual([]));
  expect(world.arrived).toEqual(["a", "a", "b"]);
});

test("what somebody else's session refuses is kept for its writer, and shown to nobody else", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async () => failure("auth.another-person");
  page.send("a");
  await vi.waitFor(() => expect(page.kinds("a")).toEqual(["refused"]));
  page.outbox.close();
  const omar = world.page("omar", "omar");
  omar.outbox.signedIn();
  expect(omar.keys()).toEqual([]);
  world.end("page");
  world.answer = async () => ({ answer: "done" });
  const back = world.page("back");
  back.outbox.signedIn();
  await vi.waitFor(() => expect(back.keys()).toEqual([]));
  expect(world.arrived).toEqual(["a", "a"]);
});

test("a server that fails again and again is a matter for its writer", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async () => failure("unknown");
  page.send("a");
  await vi.waitFor(() => {
    page.pass(10_000);
    expect(page.kinds("a")?.at(-1)).toBe("refused");
  });
  expect(world.arrived.length).toBeGreaterThan(2);
});

test("what was taken back does not go out again, whatever its answer was", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async () => AWAY;
  page.send("a");
  await vi.waitFor(() => expect(page.kinds("a")).toEqual(["waiting"]));
  expect(page.outbox.withdraw("a")).toMatchObject({ key: "a", texts: { text: "a" } });
  page.pass(60_000);
  page.outbox.hurry();
  expect([world.arrived, page.keys()]).toEqual([["a"], []]);
});

test("whoever had it until then may let go once it is stored, and not before", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async () => AWAY;
  world.local.refuse = true;
  page.send("a");
  await vi.waitFor(() => expect(page.kinds("a")).toEqual(["waiting"]));
  expect(page.outbox.list()).toMatchObject([{ key: "a", isKept: false }]);
  expect([page.outbox.isAtRisk(), world.letGo]).toEqual([true, []]);
  world.local.refuse = false;
  page.pass(10_000);
  await vi.waitFor(() => expect(page.outbox.list()).toMatchObject([{ key: "a", isKept: true }]));
  expect([page.outbox.isAtRisk(), new Set(world.letGo)]).toEqual([false, new Set(["a"])]);
});

test("one that is stored stays so where there is no room for how often it was tried", async () => {
  const world = aWorld();
  const page = world.page("page");
  world.answer = async () => AWAY;
  page.send("a");
  world.local.refuse = true;
  await vi.waitFor(() => expect(page.outbox.list()).toMatchObject([{ isWaiting: true, isKept: true }]));
  expect(page.outbox.isAtRisk()).toBe(false);
  world.local.refuse = false;
  const next = world.page("next");
  world.end("page");
  world.answer = async () => ({ answer: "done" });
  next.outbox.wake();
  await vi.waitFor(() => expect(next.keys()).toEqual([]));
});

test("a browser that keeps nothing sends all the same", async () => {
  const world = aWorld();
  world.local.refuse = true;
  const page = world.page("page");
  page.send("a");
  await vi.waitFor(() => expect(page.kinds("a")).toEqual(["taken"]));
});
