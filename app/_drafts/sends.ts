import { sendName, sendsOf } from "./names.ts";
import { readSend, type Send, storedSend } from "./send.ts";
import type { Shelf } from "./shelf.ts";

/**
 * What one person has sent and the server has not taken, in every tab; oldest first. `letGo` hears of each that is stored here, or
 * not held any more.
 */
export function createSends(shelf: Shelf, personId: string, letGo: (key: string) => void) {
  const listeners = new Set<() => void>();
  /** Taken, and not on the page yet. */
  const settling = new Map<string, Send>();
  let shown: readonly Send[] = [];

  const read = (name: string) => readSend(shelf.read(name), shelf.isStored(name));
  const all = (): Send[] =>
    shelf
      .names(sendsOf(personId))
      .flatMap((name) => read(name) ?? [])
      .sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
  const show = () => {
    const kept = all();
    const keys = new Set(kept.map(({ key }) => key));
    shown = [...[...settling.values()].filter(({ key }) => !keys.has(key)), ...kept];
    for (const listener of listeners) listener();
  };
  show();

  return {
    all,
    show,
    /** The same until something changes. */
    shown: (): readonly Send[] => shown,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    find: (key: string): Send | null => read(sendName(personId, key)),
    /** Whether something is gone with this page, because the browser does not keep it. */
    isAtRisk: (): boolean => shelf.inMemory(sendsOf(personId)).some((name) => !shelf.isStored(name)),
    keep(send: Send): void {
      if (shelf.write(sendName(personId, send.key), storedSend(send))) letGo(send.key);
      show();
    },
    drop(key: string): void {
      shelf.drop(sendName(personId, key));
      letGo(key);
      show();
    },
    /** The server has it; it is shown until the page shows what came of it. */
    async settle(send: Send, shownElsewhere: () => Promise<void>): Promise<void> {
      settling.set(send.key, send);
      this.drop(send.key);
      await shownElsewhere().catch(() => {});
      settling.delete(send.key);
      show();
    },
  };
}
