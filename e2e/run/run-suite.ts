import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { COMPILE_CACHE } from "./compile-cache.ts";
import { withExit } from "./counts.ts";
import { createLastWords } from "./last-words.ts";
import type { Outcome, Suite } from "./suite.ts";
import { ARTIFACTS, ROOT } from "./suites.ts";

/** However this run ends, and be it by SIGKILL, the suite ends with it. */
const FOLLOW_PARENT = path.join(ROOT, "server/local/process/follow-parent.ts");
const STOP_WITHIN_MS = 10_000;
const LAST_WORDS_WITHIN_MS = 2_000;

export interface RunOptions {
  readonly signal: AbortSignal;
  /** Hears every line that the suite prints; they are in artifacts/<name>.log, too. */
  readonly onLine: (line: string) => void;
  /** Where the suite's processes write down what they start. */
  readonly startsFile: string;
}

/** Runs a suite to its end and counts from the report that it leaves; one that cannot run, or crashes, has failed. */
export async function runSuite(suite: Suite, { signal, onLine, startsFile }: RunOptions): Promise<Outcome> {
  const startedAt = performance.now();
  const log = createWriteStream(path.join(ARTIFACTS, `${suite.name}.log`));
  const lastWords = createLastWords();
  const say = (line: string) => {
    log.write(`${line}\n`);
    lastWords.hear(line);
    onLine(line);
  };
  await rm(suite.report, { force: true });
  const isOk = await carryOut(suite, { signal, say, startsFile });
  const { counts, failures, ...found } = await readReport(suite, say);
  log.end();
  // What its report does not explain is in what it printed last: an error outside of every test, or a crash.
  const isUnexplained = !isOk && counts.failed === 0;
  return {
    name: suite.name,
    counts: withExit(counts, isOk),
    ...found,
    failures: isUnexplained ? [...failures, { test: "the run", why: lastWords.text() }] : failures,
    seconds: (performance.now() - startedAt) / 1_000,
  };
}

async function carryOut(
  { name, prepare, command }: Suite,
  { signal, say, startsFile }: { signal: AbortSignal; say: (line: string) => void; startsFile: string },
): Promise<boolean> {
  try {
    await prepare?.(say, signal);
    signal.throwIfAborted();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
  const child = spawn(process.execPath, ["--import", FOLLOW_PARENT, ...command], {
    cwd: ROOT,
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, QUICKFIX_STARTS_FILE: startsFile, QUICKFIX_SUITE: name },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // A group of its own, so that it can be ended with everything that it started.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on("line", say);
  const closed = new Promise((resolve) => child.once("close", resolve));
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
    child.once("error", (error) => {
      say(error.message);
      resolve(null);
    });
  });
  const stop = () => void stopGroup(child, ended);
  signal.addEventListener("abort", stop, { once: true });
  const code = await ended.finally(() => signal.removeEventListener("abort", stop));
  // What it may have left behind, should it have crashed, and what would keep its output open.
  killGroup(child, "SIGKILL");
  await Promise.race([closed, sleep(LAST_WORDS_WITHIN_MS, undefined, { ref: false })]);
  return code === 0;
}

async function stopGroup(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  killGroup(child, "SIGTERM");
  await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  killGroup(child, "SIGKILL");
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

async function readReport(
  { report, count, listFiles, listFailures }: Suite,
  say: (line: string) => void,
): Promise<Pick<Outcome, "counts" | "files" | "failures">> {
  try {
    const found: unknown = JSON.parse(await readFile(report, "utf8"));
    return { counts: count(found), files: listFiles(found), failures: listFailures(found) };
  } catch (error) {
    const why = `There is no report that can be read: ${error instanceof Error ? error.message : String(error)}`;
    say(why);
    return { counts: { passed: 0, failed: 1 }, files: [], failures: [{ test: "the run", why }] };
  }
}
