import { newKey } from "./new-key.ts";
import type { Channel } from "./tabs-asked.ts";

export type Locks = Pick<LockManager, "request" | "query">;

/** One tab of this browser, the same before and after a reload. */
export interface Tab {
  readonly id: string;
  readonly living: () => Promise<Living>;
}

/** The ids of the tabs that are open. */
interface Living {
  readonly ids: ReadonlySet<string>;
  /** False where there may be others. */
  readonly isSure: boolean;
}

interface TabOptions {
  readonly session: Pick<Storage, "getItem" | "setItem"> | null;
  /** Absent on a page that came without TLS. */
  readonly locks: Locks | undefined;
  /** For where there are no locks. */
  readonly channel?: Channel | undefined;
  /** A page that is reloaded may let go of its lock a moment after the new one asks for it; another one answers within it. */
  readonly pause: () => Promise<void>;
}

const NAME = "quickfix:tab";
const LOCK = `${NAME}:`;
const NOBODY_KNOWN: Living = { ids: new Set(), isSure: false };

/** Few browsers need it: nobody else fetches it. */
const loadAsking = () => import("./tabs-asked.ts").catch(() => null);

/** Finds out which tab this is. One that was duplicated has the id of another, which holds the lock or says so: it gets its own. */
export async function claimTab({ session, locks, channel, pause }: TabOptions): Promise<Tab> {
  const known = attempt(() => session?.getItem(NAME)) ?? null;
  if (!locks) {
    const asking = channel && (await loadAsking());
    if (asking) return asking.claimByAsking({ channel, pause, known, page: newKey(), renew: () => remember(session) });
    return { id: known ?? remember(session), living: async () => NOBODY_KNOWN };
  }
  const living = () => livingTabs(locks);
  if (known) {
    if (await hold(locks, LOCK + known)) return { id: known, living };
    await pause();
    if (await hold(locks, LOCK + known)) return { id: known, living };
  }
  const id = remember(session);
  await hold(locks, LOCK + id);
  return { id, living };
}

function remember(session: TabOptions["session"]): string {
  const id = newKey();
  attempt(() => session?.setItem(NAME, id));
  return id;
}

/** Takes the lock for as long as the page lives; false when another page has it. */
function hold(locks: Locks, name: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const forever = new Promise<void>(() => {});
  locks
    .request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? forever : undefined;
    })
    .catch(() => resolve(false));
  return promise;
}

async function livingTabs(locks: Locks): Promise<Living> {
  try {
    const { held = [] } = await locks.query();
    const names = held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []));
    return { ids: new Set(names), isSure: true };
  } catch {
    return NOBODY_KNOWN;
  }
}

function attempt<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}
