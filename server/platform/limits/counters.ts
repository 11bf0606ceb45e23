import { LRUCache } from "lru-cache";
import { type LimitName, type LimitTable, withChanges } from "./table.ts";
import { tooMany } from "./too-many.ts";

/** What is counted longest ago is forgotten first: somebody who makes up addresses must not fill our memory. */
const MOST_COUNTED = 50_000;

/** Of whom one count was too much, the next begins with half of it, within so long and down to this part. */
const HALVED: readonly LimitName[] = ["refusals"];
const REMEMBERED_MS = 60_000;
const LEAST_SHARE = 1 / 16;

interface Count {
  used: number;
  readonly endsAt: number;
  /** The limit, or less of it for somebody who went on and on. */
  readonly most: number;
}

/** Counts in this process's memory, for limits that begin anew after a time. */
export interface Counters {
  readonly isOn: boolean;
  readonly table: LimitTable;
  /** Counts one more and tells how many seconds to wait: 0 for one that is within the limit. */
  hit(name: LimitName, whom: string): number;
  /** The same, counting nothing; with a share, as if the limit were that part of what it is. */
  wait(name: LimitName, whom: string, share?: number): number;
  /** Counts one more. @throws DomainError `request.too-many` */
  take(name: LimitName, whom: string): void;
}

export interface CounterOptions {
  /** False lifts them all. */
  readonly isOn?: boolean;
  readonly table?: LimitTable;
  /** In ms. */
  readonly now?: () => number;
}

export function createCounters({
  isOn = true,
  table = withChanges({}),
  now = Date.now,
}: CounterOptions = {}): Counters {
  const counts = new LRUCache<string, Count>({ max: MOST_COUNTED });
  const current = (name: LimitName, whom: string): Count | undefined => {
    const count = counts.get(`${name} ${whom}`);
    return count && count.endsAt > now() ? count : undefined;
  };
  const mostAfter = (before: Count | undefined, max: number) => {
    const wentOn = before && before.used >= before.most && now() - before.endsAt < REMEMBERED_MS;
    return wentOn ? Math.max(1, Math.ceil(max * LEAST_SHARE), Math.floor(before.most / 2)) : max;
  };
  const secondsLeft = ({ endsAt }: Count) => Math.max(1, Math.ceil((endsAt - now()) / 1_000));
  const hit = (name: LimitName, whom: string) => {
    if (!isOn) return 0;
    const { max, seconds } = table[name];
    let count = current(name, whom);
    if (!count) {
      const most = HALVED.includes(name) ? mostAfter(counts.get(`${name} ${whom}`), max) : max;
      count = { used: 0, endsAt: now() + (seconds ?? 0) * 1_000, most };
      counts.set(`${name} ${whom}`, count);
    }
    count.used += 1;
    return count.used > count.most ? secondsLeft(count) : 0;
  };
  return {
    isOn,
    table,
    hit,
    wait(name, whom, share = 1) {
      const count = isOn ? current(name, whom) : undefined;
      return count && count.used >= Math.ceil(count.most * share) ? secondsLeft(count) : 0;
    },
    take(name, whom) {
      const seconds = hit(name, whom);
      if (seconds > 0) throw tooMany(seconds);
    },
  };
}
