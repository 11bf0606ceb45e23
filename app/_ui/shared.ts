/** One value of the whole page, wherever it is shown or asked for. */
export interface Shared<Value> {
  get(): Value;
  set(next: Value): void;
  readonly subscribe: (listener: () => void) => () => void;
  /** What a page shows until it has woken up. */
  readonly initial: Value;
}

/** It lives as long as the page does, and whoever shows it hears when it becomes another. */
export function createShared<Value>(initial: Value): Shared<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    initial,
    get: () => value,
    set(next) {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
