import type { UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { RealtimeServer } from "../realtime/protocol.ts";

export interface SignPorts {
  /** Keeps that this one of the staff is there. */
  readonly show: (userId: UserId, role: Role) => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number;
  /** The least time between two signs of one person by way of this process. */
  readonly everyMs: number;
}

/**
 * An open page of one of the staff is a sign of life: when it connects, and with every answer to a ping. All pages and devices
 * of one person are one, but for an agent's that opens; a page that stands still, or sleeps, answers no ping.
 */
export function watchSigns(io: RealtimeServer, { show, onError, elapsed, everyMs }: SignPorts): void {
  const shownAt = new Map<UserId, number>();
  const note = (userId: UserId, role: Role) => {
    shownAt.set(userId, elapsed());
    show(userId, role).catch((error: unknown) => {
      // The next answer tries again.
      shownAt.delete(userId);
      onError(error);
    });
  };
  io.on("connection", (socket) => {
    const { userId, role } = socket.data.visitor;
    if (role === "user") return;
    const noteIfDue = () => {
      const last = shownAt.get(userId);
      if (last === undefined || elapsed() - last >= everyMs) note(userId, role);
    };
    // Only whoever has a desk can have been away from it, and comes back at once.
    if (role === "agent") note(userId, role);
    else noteIfDue();
    socket.conn.on("heartbeat", noteIfDue);
  });
}
