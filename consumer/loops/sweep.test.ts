import { expect, test } from "vitest";
import { close } from "#server/core/changes/end.ts";
import { createMemoryDesk } from "#server/core/memory/memory-desk.ts";
import { ADMIN } from "#server/core/testing.ts";
import { sweepOnce } from "./sweep.ts";

test("goes on at once while there is much to do, and rests for at most a second when there is not", async () => {
  const desk = createMemoryDesk();
  for (let count = 0; count < 120; count++) {
    desk.command(desk.ticket(), (current, stamp) => close(current, ADMIN, stamp));
  }
  desk.elapse(10_000);
  const ports = { ...desk.process().relayPorts, random: () => 0.5 };
  const waits: number[] = [];
  for (let turn = 0; turn < 4; turn++) waits.push(await sweepOnce(ports));
  expect(waits).toEqual([0, 0, 750, 750]);
  expect(desk.published).toHaveLength(120);
});
