import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import type { CrashPlanText } from "#server/core/crash-point.ts";
import { patiently } from "./patiently.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
/** A test run that is killed must not leave anything behind. */
const FOLLOW_PARENT = path.join(ROOT, "server/local/process/follow-parent.ts");

/** A real process that a test may end, freeze and talk to. */
export interface ChaosProcess {
  readonly pid: number;
  /** What it printed, to look at when a test fails. */
  readonly lines: readonly string[];
  readonly child: ChildProcess;
  isAlive(): boolean;
  /** Resolves with how it ended: a signal's name, or "code 0". */
  readonly ended: Promise<string>;
  /** Sends a signal without waiting; SIGSTOP freezes, SIGCONT lets it go on. */
  signal(signal: NodeJS.Signals): void;
  /** Ends it, frozen or not, and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<string>;
  /**
   * Arms it: it kills itself at the next pass through the point; "point:3" at the third, "point:1:stop" freezes instead.
   * Resolves when it is armed.
   */
  crashAt(plan: CrashPlanText): Promise<void>;
  /** Takes the order back; what it was armed for may come later than the test that armed it. */
  disarm(): Promise<void>;
  /** Resolves when it has frozen itself at the point it was armed for; only then can SIGCONT wake it. */
  frozenAt(point: string): Promise<void>;
  /** Resolves with the first line, printed already or to come, that contains the text. Rejects when it ends before. */
  untilLine(text: string): Promise<string>;
}

/** Starts a script of the project, named from its root. */
export function startProcess(
  script: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): ChaosProcess {
  const child = spawn(process.execPath, ["--import", FOLLOW_PARENT, path.join(ROOT, script), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr].filter((stream) => stream !== null)) {
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      for (const listener of listeners) listener(line);
    });
  }
  // What is said to a process that has just ended is lost; `ended` tells.
  child.on("error", () => {});
  // Each command under way listens for its answer.
  child.setMaxListeners(0);
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  // Not `once`, which an error ends, too: the channel of a dying process closes before it has ended.
  const ended = new Promise<string>((resolve) => {
    child.on("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  let isArmed = false;

  /** Resolves when the process has repeated the order: it obeys now. */
  const order = async (crashAt: { readonly crashAt: CrashPlanText | null }) => {
    const wanted = JSON.stringify(crashAt);
    const obeyed = new Promise<void>((resolve) => {
      const listen = (message: unknown) => {
        if (JSON.stringify(message) !== wanted) return;
        child.off("message", listen);
        resolve();
      };
      child.on("message", listen);
    });
    child.send(crashAt);
    await Promise.race([obeyed, ended.then((how) => Promise.reject(new Error(`${script} ended with ${how}`)))]);
  };

  const untilLine = (text: string): Promise<string> => {
    const found = lines.find((line) => line.includes(text));
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const listen = (line: string) => {
        if (!line.includes(text)) return;
        listeners.delete(listen);
        resolve(line);
      };
      listeners.add(listen);
      const fail = (how: string) => reject(new Error(`${script} ended with ${how}:\n${lines.join("\n")}`));
      void ended.then(fail);
    });
  };

  return {
    pid: child.pid ?? 0,
    lines,
    child,
    isAlive,
    ended,
    signal: (signal) => void child.kill(signal),
    async end(signal = "SIGKILL") {
      if (isAlive()) child.kill(signal);
      return ended;
    },
    async crashAt(plan) {
      isArmed = true;
      await order({ crashAt: plan });
    },
    async disarm() {
      if (!isArmed || !isAlive()) return;
      isArmed = false;
      await order({ crashAt: null }).catch((error: unknown) => {
        // It has just died of what it was armed for, or of something else.
        if (isAlive()) throw error;
      });
    },
    untilLine,
    async frozenAt(point) {
      await untilLine(`crash point ${point}: SIGSTOP`);
      // It says so just before: whoever thawed it in between would leave it frozen for ever.
      await patiently("a frozen process", () => isStopped(child.pid ?? 0));
    },
  };
}

async function isStopped(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").then(
    (text) => text.slice(text.lastIndexOf(")") + 2),
    async () => (await promisify(execFile)("ps", ["-o", "stat=", "-p", String(pid)])).stdout.trim(),
  );
  return status.startsWith("T");
}
