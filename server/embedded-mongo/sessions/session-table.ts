import { type Binary, UUID } from "bson";

/** MongoDB's `logicalSessionTimeoutMinutes`. */
export const sessionTimeoutMinutes = 30;

interface Session {
  id: Binary;
  lastUse: Date;
}

/** Sessions that clients have used lately. */
export class SessionTable {
  readonly #sessions = new Map<string, Session>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Marks a session as used and returns the text that identifies it. */
  touch(id: Binary): string {
    const key = sessionKey(id);
    const known = this.#sessions.get(key);
    if (known) known.lastUse = this.#now();
    else this.#sessions.set(key, { id, lastUse: this.#now() });
    return key;
  }

  start(): Binary {
    const id = new UUID().toBinary();
    this.touch(id);
    return id;
  }

  end(id: Binary): string {
    const key = sessionKey(id);
    this.#sessions.delete(key);
    return key;
  }

  list(): Session[] {
    return [...this.#sessions.values()];
  }

  /** Forgets sessions unused for longer than the timeout. */
  expire(): void {
    const oldest = this.#now().getTime() - sessionTimeoutMinutes * 60_000;
    for (const [key, { lastUse }] of this.#sessions) if (lastUse.getTime() < oldest) this.#sessions.delete(key);
  }
}

/** The text that identifies a session. */
function sessionKey(id: Binary): string {
  return id.toString("hex");
}
