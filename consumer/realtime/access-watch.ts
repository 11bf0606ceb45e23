import type { Timers } from "#server/core/ports/environment.ts";
import type { AccessDirectory } from "#server/desk/people/ports/access-directory.ts";
import type { RealtimeServer } from "./protocol.ts";

const CHECK_EVERY_MS = 30_000;
/** Ids asked about in one query. */
const PAGE = 1_000;

/**
 * Disconnects people whose account was switched off or whose role changed since their handshake; they come back through
 * a new one, into the rooms that are theirs now. Runs until the signal aborts.
 */
export async function watchAccess(
  io: RealtimeServer,
  ports: {
    readonly directory: AccessDirectory;
    readonly timers: Timers;
    readonly onTick: () => void;
    readonly onError: (error: unknown) => void;
    readonly everyMs?: number;
  },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await ports.timers.sleep(ports.everyMs ?? CHECK_EVERY_MS, signal);
    ports.onTick();
    if (signal.aborted) return;
    try {
      await check(io, ports.directory);
    } catch (error) {
      ports.onError(error);
    }
  }
}

async function check(io: RealtimeServer, directory: AccessDirectory): Promise<void> {
  const sockets = [...io.sockets.sockets.values()];
  const userIds = [...new Set(sockets.map((socket) => socket.data.visitor.userId))];
  for (let start = 0; start < userIds.length; start += PAGE) {
    const page = new Set(userIds.slice(start, start + PAGE));
    const roles = await directory.listRoles([...page]);
    for (const socket of sockets) {
      const { userId, role } = socket.data.visitor;
      if (page.has(userId) && roles.get(userId) !== role) socket.disconnect(true);
    }
  }
}
