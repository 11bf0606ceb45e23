import type { Clock } from "#server/core/ports/environment.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { Log } from "#server/platform/log.ts";
import type { ProxyStore } from "./store.ts";

/** The doctor looks back for longer than this. */
export const NOTED_EVERY_MS = 600_000;
/** A desk has a few proxies; somebody on our network who makes up addresses must not fill our memory. */
const MOST = 50;

export interface WatchProxiesPorts {
  readonly proxies: Pick<ProxyStore, "note">;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

/**
 * Says of each proxy that is not believed so once in the log of this process, and keeps it where the doctor finds it for
 * as long as it goes on.
 */
export function watchProxies({ proxies, clock, log }: WatchProxiesPorts): (sender: Sender) => void {
  const notedAt = new Map<string, number>();
  return ({ isCrowd, ip }) => {
    if (!isCrowd) return;
    const now = clock.now();
    const before = notedAt.get(ip);
    if (before === undefined ? notedAt.size >= MOST : now.getTime() - before < NOTED_EVERY_MS) return;
    notedAt.set(ip, now.getTime());
    if (before === undefined) {
      log.warn(
        { proxy: ip },
        "a forwarding header is ignored: if this address is a proxy of yours, name it in TRUSTED_PROXIES; until then everybody behind it counts as one",
      );
    }
    // The next one says it again; the log has it already.
    proxies.note(ip, now).catch(() => notedAt.set(ip, 0));
  };
}
