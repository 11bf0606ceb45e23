import { createHash } from "node:crypto";
import { glob, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { runOnce } from "./run-once.ts";
import { ROOT } from "./services.ts";

const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");
const HASH_FILE = path.join(ROOT, ".next/source-hash");
/** Everything a build is made of. */
const SOURCES = [
  "{app,server,public}/**/*",
  "*.{ts,mjs,json}", // next.config, postcss.config, tsconfig, package and its lock
];
const NOT_SOURCES = /[.]test[.]tsx?$|^server[/](embedded-mongo|local|tools)[/]|^next-env[.]d[.]ts$/;

export type BuildOutput = (line: string) => void;

/** Builds for production, whatever is there already. @throws when the build fails. */
export async function buildNext(onLine: BuildOutput, signal?: AbortSignal): Promise<void> {
  // Types that a development server left behind describe routes that may be gone, and would fail the type check.
  await rm(path.join(ROOT, ".next/dev"), { recursive: true, force: true });
  const hash = await hashSources();
  await runOnce({
    name: "next build",
    args: [NEXT, "build"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    onLine,
    signal,
  });
  await writeFile(HASH_FILE, hash);
}

/** Whether the last build is there and was made from these sources. */
export async function isBuilt(): Promise<boolean> {
  const built = await readFile(HASH_FILE, "utf8").catch(() => "");
  return built === (await hashSources());
}

/** Builds when the last build is missing or was made from other sources. */
export async function ensureBuild(onLine: BuildOutput, signal?: AbortSignal): Promise<void> {
  if (!(await isBuilt())) await buildNext(onLine, signal);
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of await listSources()) {
    hash.update(`${file}\0`).update(await readFile(path.join(ROOT, file)));
  }
  return hash.digest("hex");
}

async function listSources(): Promise<string[]> {
  const files: string[] = [];
  for await (const entry of glob(SOURCES, { cwd: ROOT, withFileTypes: true })) {
    const file = path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/");
    if (entry.isFile() && !NOT_SOURCES.test(file)) files.push(file);
  }
  return files.sort();
}
