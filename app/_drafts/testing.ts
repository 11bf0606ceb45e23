import type { Store } from "./shelf.ts";
import type { Locks } from "./tab.ts";
import type { Channel } from "./tabs-asked.ts";

/** A browser's storage; `refuse` makes it one that keeps nothing, `quota` one that keeps so many characters. */
export function aStorage(): Store & { refuse: boolean; quota: number; items: Map<string, string> } {
  const items = new Map<string, string>();
  const storage = {
    items,
    refuse: false,
    quota: Number.POSITIVE_INFINITY,
    get length() {
      return items.size;
    },
    key: (place: number) => [...items.keys()][place] ?? null,
    getItem: (name: string) => items.get(name) ?? null,
    setItem(name: string, value: string) {
      const others = [...items].filter(([other]) => other !== name).map((item) => item.join(""));
      const isFull = [...others, name, value].join("").length > storage.quota;
      if (storage.refuse || isFull) throw new Error("QuotaExceededError");
      items.set(name, value);
    },
    removeItem: (name: string) => void items.delete(name),
  };
  return storage;
}

interface Waiting {
  readonly page: string;
  readonly name: string;
  readonly run: () => Promise<void>;
}

type Work = (lock: Lock | null) => unknown;

/** The locks of one browser; each page asks through its own, and a page that is gone has none. */
export function someLocks() {
  const held = new Map<string, string>();
  let queue: Waiting[] = [];
  const next = (name: string) => {
    const first = queue.find((waiting) => waiting.name === name);
    if (held.has(name) || !first) return;
    queue = queue.filter((waiting) => waiting !== first);
    void first.run();
  };
  const release = (page: string, name: string) => {
    if (held.get(name) !== page) return;
    held.delete(name);
    next(name);
  };
  const of = (page: string): Locks => ({
    async request(name: string, ...rest: [LockOptions, Work] | [Work]) {
      const work = rest.length === 1 ? rest[0] : rest[1];
      const isOnlyIfFree = rest.length === 2 && rest[0].ifAvailable === true;
      if (isOnlyIfFree && held.has(name)) return work(null);
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const run = async () => {
        held.set(name, page);
        try {
          resolve(await work({ name, mode: "exclusive" }));
        } catch (error) {
          reject(error);
        } finally {
          release(page, name);
        }
      };
      queue.push({ page, name, run });
      next(name);
      return promise;
    },
    query: async () => ({ held: [...held.keys()].map((name) => ({ name })), pending: [] }),
  });
  return {
    of,
    /** Closes a page, whatever it is just doing. */
    end(page: string): void {
      queue = queue.filter((waiting) => waiting.page !== page);
      for (const [name, owner] of held) if (owner === page) release(page, name);
    },
  };
}

/** One channel of a browser without locks; a page that is gone, or sleeps, neither hears nor says anything. */
export function someChannels() {
  const pages = new Map<string, ((event: MessageEvent) => void)[]>();
  const of = (page: string): Channel => {
    const listeners: ((event: MessageEvent) => void)[] = [];
    pages.set(page, listeners);
    return {
      postMessage(data: unknown) {
        for (const [other, hear] of pages) {
          if (other === page || !pages.has(page)) continue;
          queueMicrotask(() => {
            if (pages.has(other)) for (const each of hear) each(new MessageEvent("message", { data }));
          });
        }
      },
      addEventListener(_kind: string, listener: unknown) {
        if (typeof listener === "function") listeners.push((event) => void listener(event));
      },
    };
  };
  return { of, end: (page: string) => void pages.delete(page) };
}
