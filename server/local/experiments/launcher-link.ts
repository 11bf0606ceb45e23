import type { Order, Sight } from "../launch/control.ts";
import { type Task, ToDriver, type ToLauncher } from "./protocol.ts";

export interface LauncherLink {
  /** Asks what to do. */
  readonly task: Promise<Task>;
  /** Aborts when the launcher wants it to end early. */
  readonly giveUp: AbortSignal;
  send(message: ToLauncher): void;
  /** Has the launcher do something to the stack. @throws with its reason when it could not. */
  obey(order: Order): Promise<Sight>;
  close(): void;
}

/** The driver's side of its channel to the launcher. @throws when this process was not started by one. */
export function connectLauncher(channel: NodeJS.Process = process): LauncherLink {
  if (!channel.send) throw new Error("Experiments are run by npm run dev and npm run local. Use npm run experiment.");
  const task = Promise.withResolvers<Task>();
  const giveUp = new AbortController();
  const open = new Map<number, PromiseWithResolvers<Sight>>();
  let lastId = 0;

  channel.on("message", (message: unknown) => {
    const told = ToDriver.parse(message);
    if (told.kind === "task") task.resolve(told.task);
    else if (told.kind === "stop") giveUp.abort(new Error("It was stopped, so there is no verdict."));
    else if (told.kind === "done") open.get(told.id)?.resolve(told.sight);
    else open.get(told.id)?.reject(new Error(told.error));
  });
  const send = (message: ToLauncher) => void channel.send?.(message, undefined, undefined, () => undefined);
  send({ kind: "ready" });

  return {
    task: task.promise,
    giveUp: giveUp.signal,
    send,
    async obey(order) {
      const id = ++lastId;
      const answer = Promise.withResolvers<Sight>();
      open.set(id, answer);
      send({ kind: "order", id, order });
      return answer.promise.finally(() => open.delete(id));
    },
    close: () => channel.disconnect(),
  };
}
