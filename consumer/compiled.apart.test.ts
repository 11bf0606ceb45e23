import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

/** A start without any settings, which ends at once, and what Node says of the code that is kept. */
async function startInVain(): Promise<string> {
  const { NODE_ENV, PATH } = process.env;
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "main.ts")], {
    cwd: tmpdir(),
    env: { NODE_ENV, PATH, NODE_DEBUG_NATIVE: "COMPILE_CACHE" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said] = await Promise.all([text(child.stderr), once(child, "close")]);
  return said;
}

test("what one consumer has compiled, the next one finds", async () => {
  await startInVain();
  expect(await startInVain()).toMatch(/V8 code cache for ESM file:\S+consumer\/context.ts was accepted/);
});
