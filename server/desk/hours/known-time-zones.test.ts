import { expect, test } from "vitest";
import { knownTimeZones } from "./known-time-zones.ts";
import { isTimeZone } from "./time-zone.ts";

test("what is offered is accepted, once each, under the names of today", () => {
  const zones = knownTimeZones();
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones).toEqual(expect.arrayContaining(["UTC", "Europe/Berlin", "Asia/Kolkata", "Europe/Kyiv"]));
  expect(zones).not.toContain("Asia/Calcutta");
});
