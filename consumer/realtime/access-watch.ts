import type { AccessDirectory } from "#server/desk/people/access-directory.ts";
import type { Loop } from "#server/platform/loop.ts";
import type { RealtimeServer } from "./protocol.ts";

const CHECK_EVERY_MS = 30_000;
/** Ids asked about in one query. */
const PAGE = 1_000;

/**
 * Disconnects people whose account was switched off or whose role changed since their handshake; they come back through
 * a new one, into the rooms that are theirs now.
 */
export function createAccessWatch(
  io: RealtimeServer,
  directory: AccessDirectory,
  onError: NonNullable<Loop["onError"]>,
): Loop {
  return {
    name: "access",
    retryMs: () => CHECK_EVERY_MS,
    onError,
    async turn() {
      await check(io, directory);
      return CHECK_EVERY_MS;
    },
  };
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
