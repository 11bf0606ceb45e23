import type { UserId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { admit } from "#server/desk/access/admit.ts";
import type { NewsTail } from "#server/desk/access/news-tail.ts";
import type { Standing } from "#server/desk/access/standing.ts";
import type { Loop } from "#server/platform/loop.ts";
import type { RealtimeServer, RealtimeSocket } from "./protocol.ts";

const LOOK_EVERY_MS = 300;
/** The net: whatever ends without news, by running out or by a hand in the database, ends within this. */
const CHECK_ALL_MS = 8_000;
/** Ids asked about in one query. */
const PAGE = 1_000;

export interface AccessWatchPorts {
  readonly io: RealtimeServer;
  readonly read: (userIds: readonly UserId[]) => Promise<ReadonlyMap<UserId, Standing>>;
  readonly tail: NewsTail;
  readonly clock: Clock;
  /** Milliseconds that only ever go forward. */
  readonly elapsed: () => number;
  readonly onError: NonNullable<Loop["onError"]>;
}

/**
 * Closes the sockets of people whose session or token was ended, whose account was switched off or whose role changed, and
 * of staff who owe a second factor. A browser comes back through a new handshake, into the rooms that are theirs now, if any
 * still are.
 */
export function createAccessWatch({ io, read, tail, clock, elapsed, onError }: AccessWatchPorts): Loop {
  /** Connected since the last look: what they came with may have ended between the handshake's look and this one. */
  let arrived = new Set<UserId>();
  io.on("connection", (socket) => void arrived.add(socket.data.visitor.userId));
  let checkAllAt = 0;

  const check = async (userIds: readonly UserId[], sockets: ReadonlyMap<UserId, RealtimeSocket[]>) => {
    for (let start = 0; start < userIds.length; start += PAGE) {
      const page = userIds.slice(start, start + PAGE);
      const standings = await read(page);
      const now = clock.now();
      for (const socket of page.flatMap((userId) => sockets.get(userId) ?? [])) {
        if (!isStillIn(socket, standings, now)) close(socket);
      }
    }
  };

  return {
    name: "access",
    retryMs: () => LOOK_EVERY_MS,
    onError,
    async turn() {
      if (io.sockets.sockets.size === 0) {
        tail.rewind();
        return LOOK_EVERY_MS;
      }
      const news = await tail.read();
      const isDue = elapsed() >= checkAllAt;
      const sockets = Map.groupBy(io.sockets.sockets.values(), (socket) => socket.data.visitor.userId);
      const asked = isDue ? [...sockets.keys()] : [...new Set([...news, ...arrived])].filter((id) => sockets.has(id));
      arrived = new Set();
      await check(asked, sockets);
      if (isDue) checkAllAt = elapsed() + CHECK_ALL_MS;
      return LOOK_EVERY_MS;
    },
  };
}

function isStillIn(socket: RealtimeSocket, standings: ReadonlyMap<UserId, Standing>, now: Date): boolean {
  const { userId, role, credential } = socket.data.visitor;
  const standing = standings.get(userId);
  const access = standing && admit(standing, credential, now);
  return access?.actor.role === role && access.owes === null;
}

/** Without Socket.IO's own goodbye, after which a browser would not come back. */
function close(socket: RealtimeSocket): void {
  socket.conn.close();
}
