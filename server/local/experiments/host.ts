import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { createInterface } from "node:readline";
import type {
  ExperimentAnswer,
  ExperimentDesk,
  ExperimentName,
  ExperimentRecord,
} from "#server/operate/experiments/wire.ts";
import type { StackControl } from "../launch/control.ts";
import { type Env, toProcessEnv } from "../process/process-env.ts";
import { PLANS, planOf } from "./catalogue.ts";
import { type Task, type ToDriver, ToLauncher } from "./protocol.ts";

const MAIN = path.resolve(import.meta.dirname, "main.ts");
const FOLLOW_PARENT = path.resolve(import.meta.dirname, "../process/follow-parent.ts");
/** How long a driver that is asked to stop may take to tidy up. */
const STOP_WITHIN_MS = 20_000;

export interface ExperimentHost extends AsyncDisposable {
  desk(): ExperimentDesk;
  /** Starts it, or says why not: one runs at a time. */
  start(name: ExperimentName): ExperimentAnswer;
  /** Has the one under way end early. Resolves at once; the record says when it is over. */
  stop(): ExperimentAnswer;
}

export interface HostPorts {
  readonly control: StackControl;
  /** What the stack's own processes were started with. */
  readonly env: Env;
  readonly onLine: (line: string) => void;
  readonly driver?: string;
}

/**
 * Runs experiments, each in a process of its own, and keeps the record of the last one. When that process dies, what it
 * had taken away is given back and what it had brought in is put away.
 */
export function hostExperiments({ control, env, onLine, driver = MAIN }: HostPorts): ExperimentHost {
  let record: ExperimentRecord | null = null;
  let running: { child: ChildProcess; ended: Promise<boolean> } | null = null;
  let conducted: Promise<void> = Promise.resolve();
  let isStopping = false;
  let isClosing = false;

  const hear = async (child: ChildProcess, task: Task, message: unknown) => {
    const told = ToLauncher.safeParse(message).data;
    if (told?.kind === "ready") {
      tell(child, { kind: "task", task });
      // It could not hear that before.
      if (isStopping) tell(child, { kind: "stop" });
    }
    if (told?.kind === "record") record = told.record;
    if (told?.kind !== "order") return;
    const { id, order } = told;
    try {
      tell(child, { kind: "done", id, sight: await control.obey(order) });
    } catch (error) {
      tell(child, { kind: "failed", id, error: error instanceof Error ? error.message : String(error) });
    }
  };
  const launch = (task: Task) => {
    const child = spawn(process.execPath, ["--import", FOLLOW_PARENT, driver], {
      env: toProcessEnv(env),
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", onLine);
    }
    child.on("message", (message: unknown) => void hear(child, task, message));
    const ended = new Promise<boolean>((resolve) => {
      child.once("close", (code) => resolve(code === 0));
      child.once("error", () => resolve(false));
    });
    return { child, ended };
  };
  const askToStop = (child: ChildProcess) => {
    isStopping = true;
    tell(child, { kind: "stop" });
  };
  const conduct = async (task: Task) => {
    isStopping = false;
    running = launch(task);
    await running.ended;
    await control.obey({ do: "undo" }).catch((error: unknown) => onLine(String(error)));
    if (record && record.phase !== "done" && !isClosing) {
      running = launch({ kind: "tidy" });
      record = cutShort(record, { isTidy: await running.ended });
    }
    running = null;
  };

  return {
    desk: () => ({
      experiments: PLANS.map(({ experiment }) => experiment),
      // It is over when the next one may begin.
      record: record && running ? { ...record, phase: record.phase === "done" ? "cleaning" : record.phase } : record,
    }),
    start(name) {
      if (running) {
        const title = record?.experiment.title ?? "Another experiment";
        return { ok: false, sentence: `“${title}” is under way. One runs at a time; wait for it, or stop it first.` };
      }
      const { experiment } = planOf(name);
      const startedAt = new Date().toISOString();
      const runId = randomUUID();
      const fresh = { steps: [], samples: [], verdict: null, left: null };
      record = { runId, experiment, startedAt, phase: "preparing", ...fresh };
      conducted = conduct({ kind: "run", name, runId });
      return { ok: true, sentence: `“${experiment.title}” begins.` };
    },
    stop() {
      if (!running) return { ok: false, sentence: "No experiment is under way." };
      askToStop(running.child);
      return { ok: true, sentence: "It stops, gives back what it took away, and tidies up." };
    },
    async [Symbol.asyncDispose]() {
      isClosing = true;
      if (!running) return;
      askToStop(running.child);
      // Nobody can tidy up on a database that is frozen.
      await control.obey({ do: "undo" }).catch((error: unknown) => onLine(String(error)));
      const deadline = setTimeout(() => running?.child.kill("SIGKILL"), STOP_WITHIN_MS);
      await conducted;
      clearTimeout(deadline);
    },
  };
}

function tell(child: ChildProcess, message: ToDriver): void {
  if (child.connected) child.send(message, () => undefined);
}

function cutShort(record: ExperimentRecord, { isTidy }: { isTidy: boolean }): ExperimentRecord {
  const atMs = Math.max(0, Date.now() - Date.parse(record.startedAt));
  const end = isTidy
    ? "its complaints were closed and its agents sent home"
    : "its complaints and agents are still there, in no figure, until the next experiment or a consumer puts them away";
  const text = `The process that ran the experiment ended before its time. What it broke was given back; ${end}`;
  return { ...record, phase: "done", steps: [...record.steps, { atMs, kind: "problem", text }] };
}
