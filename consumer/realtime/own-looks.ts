import { AttendReport } from "#server/core/live.ts";
import type { Look } from "#server/desk/colleagues/rows.ts";
import { mostPerSecond } from "./per-second.ts";
import type { RealtimeServer, RealtimeSocket } from "./protocol.ts";

/** A tab says so when its person moves on or begins to write; more often is a mistake or worse. */
const MOST_PER_SECOND = 10;

export interface OwnLooks {
  /** What the people connected here have before them, in an order that does not depend on who came first. */
  looks(): Look[];
  isStaff(socket: RealtimeSocket): boolean;
}

/** Hears from tabs of staff which ticket they show. What comes from others, too often or in another shape is passed over. */
export function hearLooks(io: RealtimeServer, onChange: () => void): OwnLooks {
  const isStaff = ({ data }: RealtimeSocket) => data.visitor.role !== "user";
  io.on("connection", (socket) => {
    if (!isStaff(socket)) return;
    const mayReport = mostPerSecond(MOST_PER_SECOND);
    socket.on("attend", (body) => {
      const report = AttendReport.safeParse(body);
      if (!mayReport() || !report.success) return;
      socket.data.attends = report.data;
      onChange();
    });
    socket.on("disconnect", () => {
      if (socket.data.attends?.ticketId) onChange();
    });
  });
  return {
    isStaff,
    looks: () =>
      [...io.sockets.sockets.values()]
        .flatMap(({ data: { visitor, attends } }): Look[] => {
          const { ticketId = null, isWriting = false } = attends ?? {};
          return ticketId === null ? [] : [{ userId: visitor.userId, ticketId, isWriting }];
        })
        .sort((one, other) => orderOf(one).localeCompare(orderOf(other))),
  };
}

function orderOf({ ticketId, userId, isWriting }: Look): string {
  return `${ticketId} ${userId} ${isWriting}`;
}
