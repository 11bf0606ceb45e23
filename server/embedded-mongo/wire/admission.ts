import { longBytes } from "./frames.ts";

/** What longer ones may hold together while they come in and until they are answered. */
const largeBytes = 32 * 1024 * 1024;
/** Whoever stops sending in the middle of a long message makes room for those who wait. */
const stalledMs = 3_000;

interface Guest {
  bytes: number;
  /** When its last bytes came; null once it is complete. */
  heardAt: number | null;
  cut(): void;
}

/** A long message that was let in. */
export interface Admission {
  /** More of it has come. */
  heard(): void;
  /** All of it has come. */
  complete(): void;
  /** It was answered, or its connection is gone. */
  leave(): void;
}

/**
 * Lets long messages in one by one as there is room, so that the memory they take has a limit however many connections
 * send some. The others wait in their senders' sockets. One that is longer than the limit is let in alone.
 */
export class Admissions {
  readonly #guests = new Set<Guest>();
  readonly #waiting: { guest: Guest; enter: () => void }[] = [];
  #held = 0;
  #timer: NodeJS.Timeout | null = null;

  /** Null when a message of this length may simply come in. */
  ask(bytes: number, cut: () => void): Promise<Admission> | null {
    if (bytes <= longBytes) return null;
    const guest: Guest = { bytes, heardAt: null, cut };
    return new Promise((resolve) => {
      this.#waiting.push({ guest, enter: () => resolve(this.#admit(guest)) });
      this.#next();
    });
  }

  #admit(guest: Guest): Admission {
    guest.heardAt = performance.now();
    return {
      heard: () => {
        guest.heardAt = performance.now();
      },
      complete: () => {
        guest.heardAt = null;
      },
      leave: () => {
        if (!this.#guests.delete(guest)) return;
        this.#held -= guest.bytes;
        this.#next();
      },
    };
  }

  #next(): void {
    for (let [first] = this.#waiting; first; [first] = this.#waiting) {
      const { guest, enter } = first;
      if (this.#guests.size > 0 && this.#held + guest.bytes > largeBytes) break;
      this.#waiting.shift();
      this.#guests.add(guest);
      this.#held += guest.bytes;
      enter();
    }
    if (this.#waiting.length > 0 && this.#timer === null) {
      this.#timer = setTimeout(() => this.#cutStalled(), stalledMs / 3);
      this.#timer.unref();
    }
  }

  #cutStalled(): void {
    this.#timer = null;
    const latest = performance.now() - stalledMs;
    for (const guest of this.#guests) if (guest.heardAt !== null && guest.heardAt < latest) guest.cut();
    this.#next();
  }
}
