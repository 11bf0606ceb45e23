/** What of a browser's storage is used. */
export type Store = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

/** Where what was written is kept until the server has it. */
export interface Shelf {
  read(name: string): string | null;
  /** False when the browser keeps it only as long as this page is there. */
  write(name: string, value: string): boolean;
  drop(name: string): void;
  names(prefix: string): readonly string[];
  /** Whether there is something of that name after a reload, perhaps an earlier version. */
  isStored(name: string): boolean;
  /** Those of which the page has something newer than what is stored. */
  inMemory(prefix: string): readonly string[];
}

/** This device's storage; where that is full or refused, this page's memory. Nothing throws. */
export function createShelf(store: Store | null): Shelf {
  /** Newer than what is stored under the same name. */
  const inMemory = new Map<string, string>();
  const attempt = <Result>(work: (store: Store) => Result): Result | null => {
    try {
      return store && work(store);
    } catch {
      return null;
    }
  };
  return {
    read: (name) => inMemory.get(name) ?? attempt((stored) => stored.getItem(name)),
    write(name, value) {
      const isKept = attempt((stored) => {
        stored.setItem(name, value);
        return true;
      });
      if (isKept) inMemory.delete(name);
      else inMemory.set(name, value);
      return isKept === true;
    },
    drop(name) {
      inMemory.delete(name);
      attempt((stored) => stored.removeItem(name));
    },
    names(prefix) {
      const stored =
        attempt((found) => Array.from({ length: found.length }, (_, place) => found.key(place) ?? "")) ?? [];
      return [...new Set([...stored, ...inMemory.keys()])].filter((name) => name.startsWith(prefix));
    },
    isStored: (name) => attempt((stored) => stored.getItem(name)) !== null,
    inMemory: (prefix) => [...inMemory.keys()].filter((name) => name.startsWith(prefix)),
  };
}
