import { setTimeout as sleep } from "node:timers/promises";
import { ours } from "../side-by-side/contenders.ts";
import { openWorld } from "../side-by-side/world.ts";
import type { Counted } from "./compare.ts";

/** Longer than a start is taken for something that happens. */
const SETTLE_MS = 40_000;
/** The slowest loops that matter turn once in it. */
const SECONDS = 60;

/** What a consumer asks of the database each second while nothing happens and nobody is connected. */
export async function countIdle(): Promise<Counted> {
  await using world = await openWorld();
  const { file, args, readyLine } = ours(1).script;
  await world.start(file, args, readyLine);
  await sleep(SETTLE_MS);
  const before = await world.way.counts();
  await sleep(SECONDS * 1_000);
  const after = await world.way.counts();
  const all = [...after].reduce((sum, [name, count]) => sum + count - (before.get(name) ?? 0), 0);
  return { "commands a second": Number((all / SECONDS).toFixed(1)) };
}
