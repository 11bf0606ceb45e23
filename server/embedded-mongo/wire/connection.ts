import type { Socket } from "node:net";
import { FrameReader } from "./frames.ts";
import { type CommandMessage, readMessage, replyChunks } from "./message.ts";

/** Thrown by a handler to cut the connection instead of answering, as fail points do. */
export class CloseConnection extends Error {
  override name = "CloseConnection" as const;
}

/** Answers one command with the chunks of a BSON document. */
export type Handler = (message: CommandMessage) => Promise<readonly Uint8Array[]>;

/**
 * Serves one client: commands run in the order they came, one at a time.
 * Bytes that are no message close this connection and touch no other.
 */
export function serveConnection(socket: Socket, handle: Handler): void {
  const frames = new FrameReader();
  const waiting: Buffer[] = [];
  let isBusy = false;
  let lastReplyId = 0;

  const drain = async (): Promise<void> => {
    isBusy = true;
    // A client that sends ahead of its answers waits in its own socket buffer, not in our memory.
    socket.pause();
    for (let frame = waiting.shift(); frame && !socket.destroyed; frame = waiting.shift()) {
      const message = readMessage(frame);
      const answer = await handle(message);
      if (!message.expectsReply) continue;
      lastReplyId = (lastReplyId + 1) & 0x7fffffff;
      socket.write(Buffer.concat(replyChunks(message, answer, lastReplyId)));
    }
    isBusy = false;
    socket.resume();
  };

  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    try {
      waiting.push(...frames.push(chunk));
    } catch {
      socket.destroy();
      return;
    }
    if (!isBusy && waiting.length > 0) drain().catch(() => socket.destroy());
  });
}
