import type { BeforeEach } from "./memory-state.ts";

/** What somebody else does between a read and the write that follows: it happens once, before the first operation of this name. */
export function beforeFirst(name: string, act: () => unknown): BeforeEach {
  let isFirst = true;
  return async (operation) => {
    if (operation !== name || !isFirst) return;
    isFirst = false;
    await act();
  };
}
