import { setTimeout as sleep } from "node:timers/promises";
import { createPulseStore } from "#server/desk/agents/pulse-store.ts";
import { ours } from "../side-by-side/contenders.ts";
import { openWorld } from "../side-by-side/world.ts";
import type { Counted } from "./compare.ts";

/** Longer than a start is taken for something that happens, and for loops to have turned once after that. */
const SETTLE_MS = 60_000;
const SECONDS = 120;
const WEB_BEATS_EVERY_MS = 5_000;

/** What a consumer asks of the database each second while nothing happens and nobody is connected. */
export async function countIdle(): Promise<Counted> {
  await using world = await openWorld();
  const { file, args, readyLine } = ours(1).script;
  await world.start(file, args, readyLine);
  // There is a web beside it, which a consumer asks for before it takes anybody for away; what it says is not counted.
  const { beatOfWeb } = createPulseStore(world.look);
  const beating = setInterval(() => void beatOfWeb(), WEB_BEATS_EVERY_MS);
  await sleep(SETTLE_MS);
  const before = await world.way.counts();
  await sleep(SECONDS * 1_000);
  const after = await world.way.counts();
  clearInterval(beating);
  const all = [...after].reduce((sum, [name, count]) => sum + count - (before.get(name) ?? 0), 0);
  return { "commands a second": Number((all / SECONDS).toFixed(1)) };
}
