import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_MS = 1_000;

/** How many cores of the machine others keep busy, while nothing of ours runs: looked at for a second. */
export async function busyCores(): Promise<number> {
  const before = times();
  await sleep(LOOK_MS);
  const after = times();
  const share = 1 - (after.idle - before.idle) / (after.all - before.all);
  return Math.round(share * cpus().length * 10) / 10;
}

function times(): { readonly idle: number; readonly all: number } {
  const each = cpus().map((core) => core.times);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return { idle: sum(each.map(({ idle }) => idle)), all: sum(each.flatMap((core) => Object.values(core))) };
}
