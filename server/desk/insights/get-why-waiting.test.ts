import { beforeEach, expect, test } from "vitest";
import type { AgentActor } from "#server/core/testing.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { getWhyWaiting } from "./get-why-waiting.ts";

const TEN_MINUTES_MS = 600_000;
const clock = aTestClock("2026-03-02T12:00:00Z");
const it = await openDesk({ clock });
const { desk, maya, ines } = it;

let asha: AgentActor;
let id: string;
beforeEach(async () => {
  await it.emptied();
  asha = await it.addAgent("Asha");
  id = (await it.file(maya))._id;
  await it.dispatch();
});

const putBack = () => assignComplaint(desk, asha, { id, agentId: null });
const why = async () => (await getWhyWaiting(desk, ines, id))?.reason;

test("says who let go of it, until when it stays away from them, and that nobody else is there for it", async () => {
  await putBack();
  await it.dispatch();
  expect(await getWhyWaiting(desk, asha, id)).toEqual({
    reason: "Asha let go of it; nobody else here can take it",
    declined: {
      agentId: asha.id,
      name: "Asha",
      until: new Date(clock.now().getTime() + TEN_MINUTES_MS).toISOString(),
    },
    isForOthers: false,
  });
  clock.advance(TEN_MINUTES_MS);
  expect(await getWhyWaiting(desk, asha, id)).toEqual({
    reason: "Being assigned",
    declined: null,
    isForOthers: true,
  });
});

test("says what a lead took from somebody as that", async () => {
  await assignComplaint(desk, ines, { id, agentId: null });
  expect(await why()).toBe("It was taken from Asha; nobody else here can take it");
});

test("with others who could take it, it is they who keep it waiting", async () => {
  await putBack();
  const tomas = await it.addAgent("Tomás", { onDuty: false });
  expect(await getWhyWaiting(desk, ines, id)).toMatchObject({ isForOthers: true });
  expect(await why()).toBe("Asha let go of it; nobody else who can take it is free");
  const [, other] = [await it.file(maya), await it.file(maya)];
  await assignComplaint(desk, ines, { id: other._id, agentId: asha.id });
  expect(await why()).toBe("Asha let go of it; nobody else who can take it is here");
  expect(tomas.name).toBe("Tomás");
});

test("several who let go of it are counted", async () => {
  await putBack();
  const tomas = await it.addAgent("Tomás");
  await it.dispatch();
  await assignComplaint(desk, tomas, { id, agentId: null });
  expect(await why()).toBe("2 agents had it a little while ago; nobody else here can take it");
});

test("of what does not wait there is nothing to say, and nothing to whoever filed it", async () => {
  expect(await getWhyWaiting(desk, ines, id)).toBeNull();
  const own = await it.file(asha);
  await assignComplaint(desk, ines, { id: own._id, agentId: null });
  expect(await getWhyWaiting(desk, asha, own._id)).toBeNull();
  await expect(getWhyWaiting(desk, maya, id)).rejects.toMatchObject({ code: "auth.forbidden" });
});
