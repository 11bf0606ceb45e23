import type { Socket } from "node:net";

/** What answers that nobody takes may hold together. */
const unreadBytes = 64 * 1024 * 1024;
/** A client may be busy for so long. */
const patienceMs = 1_000;

/** Answers that wait for their clients to read them. */
export class UnreadAnswers {
  readonly #sockets = new Map<Socket, number>();

  /** Resolves when an answer has left, or its connection is gone; cuts those who read slowest when there are too many. */
  async taken(socket: Socket): Promise<void> {
    this.#sockets.set(socket, performance.now());
    this.#cutSlowest();
    await new Promise<void>((resolve) => {
      socket.once("drain", resolve);
      socket.once("close", resolve);
    });
    this.#sockets.delete(socket);
  }

  /** The first in the map has waited longest. */
  #cutSlowest(): void {
    const latest = performance.now() - patienceMs;
    let held = 0;
    for (const socket of this.#sockets.keys()) held += socket.writableLength;
    for (const [socket, since] of this.#sockets) {
      if (held <= unreadBytes || since > latest) return;
      held -= socket.writableLength;
      socket.destroy();
    }
  }
}
