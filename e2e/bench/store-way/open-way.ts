import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { throughPort } from "#e2e/conformance/connection-string.ts";
import type { Given } from "./given.ts";

const MAIN = path.join(import.meta.dirname, "main.ts");
const FOLLOW_PARENT = path.resolve(import.meta.dirname, "../../../server/local/process/follow-parent.ts");

/** What the process on the way says, and when by its own clock, in ms. `perhaps` are writes of which not all were done. */
export type FromTheWay =
  | { readonly kind: "open"; readonly port: number }
  | Moved
  | { readonly kind: "counts"; readonly counts: readonly (readonly [string, number])[]; readonly cpu: NodeJS.CpuUsage };

/** What was given to agents, as the answer passes, or is about to be solved, as that is asked for. */
export type Moved =
  | { readonly kind: "given" | "perhaps"; readonly given: readonly Given[]; readonly at: number }
  | { readonly kind: "solved"; readonly solved: readonly string[]; readonly at: number };

export interface StoreWay extends AsyncDisposable {
  /** The database by this way. */
  readonly uri: string;
  /** Commands that have passed so far, by name. */
  counts(): Promise<ReadonlyMap<string, number>>;
  /** Hears of each complaint that a write has given to an agent, the moment the answer passes, and that one solves, as it is asked for. */
  onMoved(listener: (moved: Moved) => void): void;
}

/** Opens a way to a database that takes so many milliseconds more for what is asked, there and back. */
export async function openWay(uri: string, delayMs: number): Promise<StoreWay> {
  const child = fork(MAIN, ["--to", new URL(uri).host, "--delay-ms", String(delayMs)], {
    execArgv: ["--import", FOLLOW_PARENT],
  });
  const listeners = new Set<(message: FromTheWay) => void>();
  child.on("message", (message: FromTheWay) => {
    for (const listener of listeners) listener(message);
  });
  const next = <Kind extends FromTheWay["kind"]>(kind: Kind) =>
    new Promise<Extract<FromTheWay, { kind: Kind }>>((resolve, reject) => {
      const listener = (message: FromTheWay) => {
        if (message.kind !== kind) return;
        listeners.delete(listener);
        resolve(message as Extract<FromTheWay, { kind: Kind }>);
      };
      listeners.add(listener);
      child.once("exit", () => reject(new Error("The way to the store is gone.")));
    });
  const { port } = await next("open");
  return {
    uri: throughPort(uri, port),
    async counts() {
      const answered = next("counts");
      child.send("counts");
      return new Map((await answered).counts);
    },
    onMoved(listener) {
      listeners.add((message) => {
        if (message.kind !== "open" && message.kind !== "counts") listener(message);
      });
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
