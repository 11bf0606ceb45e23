import type { RealtimeServer, RealtimeSocket } from "./protocol.ts";

/** What may wait for one client. One that reads slower than this is better served by fetching once it is back. */
const MAX_BUFFERED_BYTES = 1024 * 1024;

/** Disconnects clients that do not read: their backlog would otherwise grow until it takes the process with it. */
export function dropSlowClients(io: RealtimeServer, onDropped: () => void, limit = MAX_BUFFERED_BYTES): void {
  io.on("connection", (socket) => {
    watch(socket, limit, onDropped);
  });
}

function watch(socket: RealtimeSocket, limit: number, onDropped: () => void): void {
  const { conn } = socket;
  /** Packets that wait for the transport, and those it was given and has not handed to the network. */
  let waiting = 0;
  let sending = 0;
  const onSent = () => {
    sending = 0;
  };
  conn.transport.on("drain", onSent);
  conn.on("upgrade", (transport: typeof conn.transport) => {
    transport.on("drain", onSent);
  });
  conn.on("packetCreate", ({ data }: { data?: unknown }) => {
    waiting += sizeOf(data);
    if (waiting + sending <= limit) return;
    onDropped();
    // Closing politely would queue one more packet behind the backlog.
    conn.close(true);
  });
  conn.on("flush", () => {
    sending += waiting;
    waiting = 0;
  });
}

function sizeOf(data: unknown): number {
  if (typeof data === "string") return Buffer.byteLength(data);
  return data instanceof Uint8Array ? data.byteLength : 0;
}
