import path from "node:path";
import { runOnce } from "./run-once.ts";
import { ROOT } from "./services.ts";
import type { Stack } from "./stack.ts";

/** Prints the link that makes the first administrator, where no start has done so and nobody is one. A desk runs without. */
export async function offerFirstAdmin({ env }: Pick<Stack, "env">, signal: AbortSignal): Promise<void> {
  const args = [path.join(ROOT, "server/tools/admin-link/main.ts"), "--first-start"];
  const said = { name: "The first administrator's link", onLine: (line: string) => console.log(line) };
  await runOnce({ ...said, args, env, signal }).catch((error: unknown) => console.log(String(error)));
}
