import { pruneTrail, sealTrail } from "#server/desk/audit/prune-trail.ts";
import type { Loop } from "#server/platform/loop.ts";

/** So much of the trail's end could go without being missed. */
const SEAL_EVERY_MS = 60_000;
const PRUNE_EVERY_MS = 3_600_000;

/** What keeps the trail of who did what: its end is vouched for, and what is too old goes. Harmless beside other consumers. */
export function createTrailLoops(
  desk: Omit<Parameters<typeof pruneTrail>[0], "secret">,
  { authSecret, auditDays }: { readonly authSecret: string; readonly auditDays: number },
): Loop[] {
  const room = { ...desk, secret: authSecret };
  return [
    {
      name: "trail-seal",
      async turn() {
        await sealTrail(room);
        return SEAL_EVERY_MS;
      },
    },
    {
      name: "trail-prune",
      async turn() {
        await pruneTrail(room, auditDays);
        return PRUNE_EVERY_MS;
      },
    },
  ];
}
