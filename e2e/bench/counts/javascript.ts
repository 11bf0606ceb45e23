import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { isBuilt } from "#server/local/launch/next-build.ts";
import type { Counted } from "./compare.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const Sizes = z.array(z.object({ name: z.string(), size: z.number() }));

/** Kilobytes of first-load JavaScript of each page, gzipped, as `.size-limit.mjs` has it; null where these sources are not built. */
export async function countJavaScript(): Promise<Counted | null> {
  if (!(await isBuilt())) return null;
  const tool = path.join(ROOT, "node_modules/size-limit/bin.js");
  const { stdout } = await promisify(execFile)(process.execPath, [tool, "--json"], { cwd: ROOT });
  return Object.fromEntries(
    Sizes.parse(JSON.parse(stdout)).map(({ name, size }) => [name, Math.round(size / 100) / 10]),
  );
}
