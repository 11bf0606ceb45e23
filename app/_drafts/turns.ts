import type { Locks } from "./tab.ts";

/** Does the work when it is this one's turn, after whoever asked before. */
export type InTurn = (name: string, work: () => Promise<void>) => Promise<void>;

/**
 * Turns among all tabs of this browser; where it has no locks, among what one page does. A page that is being left does not live
 * until its turn comes: it does it now, and the keys of what it sends keep that from being done twice.
 */
export function createTurns(locks: Locks | undefined, isLeaving: () => boolean = () => false): InTurn {
  const last = new Map<string, Promise<void>>();
  if (locks) return (name, work) => (isLeaving() ? work() : locks.request(name, work));
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(
      name,
      turn.catch(() => {}),
    );
    return turn;
  };
}
