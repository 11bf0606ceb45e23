import { beforeEach, expect, test } from "vitest";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { listErasures } from "./list-erasures.ts";
import { readErasure, requestErasure, withdrawErasure } from "./request-erasure.ts";

const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

const NOT_ASKED = { requestedAt: null, doneAt: null };
const isoNow = () => clock.now().toISOString();
const close = () => desk.erasureRequests.close(maya.id, { at: clock.now(), byId: ines.id });

test("somebody who asked sees since when, and asking again changes nothing", async () => {
  expect(await readErasure(desk, maya)).toEqual(NOT_ASKED);
  const asked = { requestedAt: isoNow(), doneAt: null };
  expect(await requestErasure(desk, maya)).toEqual(asked);
  clock.advance(60_000);
  expect(await requestErasure(desk, maya)).toEqual(asked);
  expect(await readErasure(desk, maya)).toEqual(asked);
});

test("of many requests at once one is stored, and all are answered with it", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => requestErasure(desk, maya)));
  expect(new Set(answers.map(({ requestedAt }) => requestedAt))).toEqual(new Set([isoNow()]));
  expect(await listErasures(desk, ines)).toHaveLength(1);
});

test("what was taken back was never asked, and can be asked again", async () => {
  await requestErasure(desk, maya);
  expect(await withdrawErasure(desk, maya)).toEqual(NOT_ASKED);
  expect(await withdrawErasure(desk, maya)).toEqual(NOT_ASKED);
  expect(await listErasures(desk, ines)).toEqual([]);
  clock.advance(60_000);
  expect(await requestErasure(desk, maya)).toEqual({ requestedAt: isoNow(), doneAt: null });
});

test("what was done is neither taken back nor asked again, and is no admin's to do", async () => {
  const { requestedAt } = await requestErasure(desk, maya);
  expect(await close()).toBe(true);
  expect(await close()).toBe(false);
  const done = { requestedAt, doneAt: isoNow() };
  expect(await withdrawErasure(desk, maya)).toEqual(done);
  expect(await requestErasure(desk, maya)).toEqual(done);
  expect(await listErasures(desk, ines)).toEqual([]);
});

test("admins see who has waited longest first, by name and role", async () => {
  const asha = await it.addAgent("Asha");
  await requestErasure(desk, asha);
  const first = isoNow();
  clock.advance(1_000);
  await requestErasure(desk, maya);
  expect(await listErasures(desk, ines)).toMatchObject([
    { userId: asha.id, name: "Asha", role: "agent", requestedAt: first },
    { userId: maya.id, name: "Maya", role: "user", requestedAt: isoNow() },
  ]);
});

test("an admin is told what to do first", async () => {
  await expect(requestErasure(desk, ines)).rejects.toMatchObject({
    code: "account.is-admin",
    message: expect.stringContaining("make you a customer first"),
  });
  expect(await readErasure(desk, ines)).toEqual(NOT_ASKED);
});

test("asking and taking back are one row each of the trail, however often they are tried", async () => {
  const { seq } = await desk.audit.end();
  await requestErasure(desk, maya);
  await requestErasure(desk, maya);
  await withdrawErasure(desk, maya);
  await withdrawErasure(desk, maya);
  const rows = await desk.audit.walk(seq);
  expect(rows.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["erasure.asked", maya.id],
    ["erasure.withdrawn", maya.id],
  ]);
});
