import { rooms } from "#server/core/events/event.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { Counters } from "#server/platform/limits/counters.ts";
import { tooMany } from "#server/platform/limits/too-many.ts";
import type { RealtimeServer, RealtimeSocket } from "./protocol.ts";

/** When a tab may have been closed. */
const RETRY_SECONDS = 30;

export interface SocketLimitPorts {
  readonly counters: Counters;
  readonly senderOf: (handshake: RealtimeSocket["handshake"]) => Pick<Sender, "network" | "isCrowd">;
  readonly onRefused: () => void;
}

/**
 * Bounds what one person and one address have open, and what a browser sends. Stands behind the handshake, which says who
 * it is; the rooms that the server joins are what is counted.
 */
export function limitSockets(io: RealtimeServer, { counters, senderOf, onRefused }: SocketLimitPorts): void {
  if (!counters.isOn) return;
  const { sockets: perPerson, "address-sockets": perAddress } = counters.table;
  const sizeOf = (room: string) => io.sockets.adapter.rooms.get(room)?.size ?? 0;
  const crowdOf = (socket: RealtimeSocket) => {
    const { network, isCrowd } = senderOf(socket.handshake);
    return isCrowd ? null : `address:${network}`;
  };
  const isFull = (socket: RealtimeSocket, more: number) => {
    const crowd = crowdOf(socket);
    return (
      sizeOf(rooms.user(socket.data.visitor.userId)) + more > perPerson.max ||
      (crowd !== null && sizeOf(crowd) + more > perAddress.max)
    );
  };

  io.use((socket, next) => {
    if (!isFull(socket, 1)) return next();
    onRefused();
    const { message } = tooMany(RETRY_SECONDS, { key: "refusals.tooMany.sockets" });
    next(Object.assign(new Error(message), { data: { code: "too-many", retryAfterSeconds: RETRY_SECONDS } }));
  });
  io.on("connection", (socket) => {
    const crowd = crowdOf(socket);
    if (crowd) void socket.join(crowd);
    // Those who came at the same moment all found room.
    if (isFull(socket, 0)) socket.disconnect(true);
    else limitMessages(socket, counters);
  });
}

/** What is too much is not heard; who goes on all the same is let go. A question is answered with "fetch everything again". */
function limitMessages(socket: RealtimeSocket, counters: Counters): void {
  let dropped = 0;
  socket.use((packet: readonly unknown[], next) => {
    if (counters.hit("messages", socket.id) === 0) return next();
    dropped += 1;
    const answer = packet.at(-1);
    if (typeof answer === "function") answer({ resync: true });
    if (dropped > counters.table.messages.max) socket.disconnect(true);
  });
}
