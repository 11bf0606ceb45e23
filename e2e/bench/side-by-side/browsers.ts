import { io, type Socket } from "socket.io-client";
import type { Contender } from "./contenders.ts";
import type { BenchWorld, WorkerProcess } from "./world.ts";

interface Browsers extends AsyncDisposable {
  /** When each ticket was first heard of by the agent who has it, in ms of the wall clock. */
  readonly heardAt: ReadonlyMap<string, number>;
  connectTo(worker: WorkerProcess | undefined): Promise<void>;
}

/** A socket of each of these agents, as their browsers have it open at the contender. */
export function openBrowsers(world: BenchWorld, { browser }: Contender, agentIds: readonly string[]): Browsers {
  const heardAt = new Map<string, number>();
  const sockets: Socket[] = [];
  return {
    heardAt,
    async connectTo(worker) {
      if (!worker) return;
      for (const agentId of agentIds) {
        const auth = await browser.authOf(world, agentId);
        const url = `http://127.0.0.1:${worker.env["REALTIME_PORT"]}`;
        const socket = io(url, { auth, transports: ["websocket"], forceNew: true });
        sockets.push(socket);
        socket.on(browser.event, (body: unknown) => {
          const ticketId = browser.givenBy(body, agentId);
          if (ticketId && !heardAt.has(ticketId)) heardAt.set(ticketId, Date.now());
        });
        await new Promise<void>((resolve, reject) => {
          socket.once("connect", resolve);
          socket.once("connect_error", reject);
        });
      }
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.disconnect();
    },
  };
}
