import { expect, test } from "vitest";
import { said } from "#server/core/said.ts";
import { listTrail } from "#server/desk/audit/read-trail.ts";
import { setHours } from "#server/desk/hours/set-hours.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { chooseTimeZone, readingZoneOf } from "./choose-time-zone.ts";
import { ChooseTimeZone } from "./wire.ts";

const { desk, maya, ines } = await openDesk();

async function zoneOfMaya() {
  const account = await desk.accounts.findById(maya.id);
  if (!account) throw new Error("Maya is gone.");
  return readingZoneOf(desk, account);
}

test("who chose nothing reads by their device's clock, and may go back to it", async () => {
  expect(await zoneOfMaya()).toEqual({ choice: "device", timeZone: null });
  await chooseTimeZone(desk, maya, {}, { timeZone: "Asia/Tokyo" });
  expect(await zoneOfMaya()).toEqual({ choice: "Asia/Tokyo", timeZone: "Asia/Tokyo" });
  await chooseTimeZone(desk, maya, { timeZone: "Asia/Tokyo" }, { timeZone: "device" });
  expect(await zoneOfMaya()).toEqual({ choice: "device", timeZone: null });
});

test("who reads by the desk's clock follows it when it is set anew", async () => {
  await chooseTimeZone(desk, maya, {}, { timeZone: "desk" });
  await setHours(desk, ines, { timeZone: "Europe/Rome", week: "always", holidays: [], rev: 0 });
  expect(await zoneOfMaya()).toEqual({ choice: "desk", timeZone: "Europe/Rome" });
});

test("the trail says so, with the zones where they can be erased", async () => {
  const { items } = await listTrail(desk, ines, { action: "account.time-zone", limit: 10 });
  expect(items.at(-1)).toMatchObject({ before: null, personal: { before: "device", after: "Asia/Tokyo" } });
});

test("a zone that there is not is refused in words, and so is what is none", () => {
  for (const timeZone of ["Europe/Nowhere", "+02:00", ""]) {
    const { error } = ChooseTimeZone.safeParse({ timeZone });
    expect(error?.issues[0]).toMatchObject({ path: ["timeZone"], message: said("fields.timeZone.unknown") });
  }
  for (const timeZone of ["device", "desk", "Europe/Kyiv"])
    expect(ChooseTimeZone.safeParse({ timeZone }).success).toBe(true);
});
