import type { Socket } from "node:net";
import type { Admission, Admissions } from "./admission.ts";
import { FrameReader, giveBack, longBytes } from "./frames.ts";
import { type CommandMessage, completeReply, readMessage } from "./message.ts";
import type { UnreadAnswers } from "./unread.ts";

/** Thrown by a handler to cut the connection instead of answering, as fail points do. */
export class CloseConnection extends Error {
  override name = "CloseConnection" as const;
}

/** Answers one command with a BSON document behind `replyRoom` bytes. */
export type Handler = (message: CommandMessage) => Promise<Buffer>;

/** What the connections of a server share. */
export interface Shared {
  admissions: Admissions;
  unread: UnreadAnswers;
}

/**
 * Serves one client: commands run in the order they came, one at a time.
 * Bytes that are no message close this connection and touch no other.
 */
export function serveConnection(socket: Socket, handle: Handler, { admissions, unread }: Shared): void {
  const frames = new FrameReader();
  const waiting: Buffer[] = [];
  let admission: Admission | null = null;
  let isBusy = false;
  let lastReplyId = 0;

  const leave = () => {
    admission?.leave();
    admission = null;
  };

  const drain = async (): Promise<void> => {
    isBusy = true;
    for (let frame = waiting.shift(); frame && !socket.destroyed; frame = waiting.shift()) {
      const message = readMessage(frame);
      const answer = await handle(message);
      if (message.expectsReply && !socket.destroyed) {
        lastReplyId = (lastReplyId + 1) & 0x7fffffff;
        completeReply(message, answer, lastReplyId);
        const isLong = answer.length > longBytes;
        const isTaken = isLong ? socket.write(answer, () => giveBack(answer)) : socket.write(answer);
        if (!isTaken) await unread.taken(socket);
      }
      // What has begun behind it may be long itself, and asks when it goes on.
      leave();
    }
    isBusy = false;
    if (frames.pendingBytes > 0) await letIn();
    if (socket.isPaused()) socket.resume();
  };

  /** Waits until there is room for what has begun to come. */
  const letIn = async (): Promise<void> => {
    if (admission || frames.pendingBytes === 0) return;
    const asked = admissions.ask(frames.pendingBytes, () => socket.destroy());
    if (!asked) return;
    socket.pause();
    admission = await asked;
    if (socket.destroyed) leave();
    else frames.makeRoom();
  };

  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    frames.discard();
    leave();
  });
  socket.on("data", (chunk) => {
    try {
      waiting.push(...frames.push(chunk));
    } catch {
      socket.destroy();
      return;
    }
    admission?.heard();
    // A client that sends ahead of its answers waits in its own socket buffer, not in our memory.
    if (isBusy) socket.pause();
    if (waiting.length > 0) {
      admission?.complete();
      if (!isBusy) drain().catch(() => socket.destroy());
    } else if (!isBusy && !admission && frames.pendingBytes > 0) {
      void letIn().then(() => socket.resume());
    }
  });
}
