import { afterAll, expect, test } from "vitest";
import { readLetter } from "#server/operate/letters/read-letter.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { aDeadMessage } from "#server/operate/testing.ts";
import { startTestWeb } from "#server/web/testing.ts";

const world = await startTestWeb();
afterAll(() => world.stop());

const callerOf = world.procedures;
type Caller = Awaited<ReturnType<typeof callerOf>>;
const id = "0".repeat(24);
const doors: Record<string, (caller: Caller) => Promise<unknown>> = {
  "deadLetters.groups": (caller) => caller.deadLetters.groups(),
  "deadLetters.list": (caller) => caller.deadLetters.list({}),
  "deadLetters.retry": (caller) => caller.deadLetters.retry({ all: true }),
  "deadLetters.archive": (caller) => caller.deadLetters.archive({ all: true }),
  "deadLetters.restore": (caller) => caller.deadLetters.restore({ all: true }),
  "deadLetters.redrives": (caller) => caller.deadLetters.redrives(),
  "deadLetters.redrive": (caller) => caller.deadLetters.redrive({ id }),
  "replay.count": (caller) => caller.replay.count({}),
  "replay.start": (caller) => caller.replay.start({}),
  "replay.list": (caller) => caller.replay.list(),
  "replay.pause": (caller) => caller.replay.pause({ id }),
  "replay.resume": (caller) => caller.replay.resume({ id }),
  "replay.cancel": (caller) => caller.replay.cancel({ id }),
  "replay.releaseParked": (caller) => caller.replay.releaseParked(),
};

test.each(Object.entries(doors))("%s is closed to customers, agents and strangers", async (_, knock) => {
  const forbidden = { code: "FORBIDDEN" };
  await expect(knock(await callerOf(await world.addPerson("Carl", "user")))).rejects.toMatchObject(forbidden);
  await expect(knock(await callerOf(await world.addPerson("Asha", "agent")))).rejects.toMatchObject(forbidden);
  await expect(knock(await callerOf(null))).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test("an admin sees a group, retries it and follows the retry", async () => {
  const admin = await callerOf(await world.addPerson("Ada", "admin"));
  await createDeadLetterStore(world.web.db).record(readLetter("queue", aDeadMessage("e1"), new Date()));
  const { groups } = await admin.deadLetters.groups();
  expect(groups).toMatchObject([{ reason: "schema", failed: 1 }]);
  const redrive = await admin.deadLetters.retry({ groupId: groups[0]?.id ?? "" });
  expect(redrive).toMatchObject({ total: 1, resolved: 0, createdBy: "Ada" });
  expect(await admin.deadLetters.redrive({ id: redrive.id })).toMatchObject({ state: "sending" });
  await expect(admin.deadLetters.retry({ ids: ["e1"] })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("what cannot be meant is refused with the field's name", async () => {
  const admin = await callerOf(await world.addPerson("Ada", "admin"));
  const tooFast = admin.replay.start({ perSecond: 501 });
  await expect(tooFast).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(admin.replay.start({})).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(admin.replay.cancel({ id: "nonsense" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
