import type { UserId } from "#server/core/ids.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { Counters } from "#server/platform/limits/counters.ts";

/** One call that is about to be made, as limits see it. */
export interface CountedCall {
  readonly personId: UserId | undefined;
  readonly sender: Pick<Sender, "network" | "isCrowd">;
  /** Whether it changes something. */
  readonly isWrite: boolean;
}

/** Counts a call against everything that it counts for. @throws DomainError `request.too-many` */
export function countCall(counters: Counters, { personId, sender, isWrite }: CountedCall): void {
  if (personId) counters.take("calls", personId);
  if (!isWrite) return;
  if (personId) counters.take("writes", personId);
  if (!sender.isCrowd) counters.take("address-writes", sender.network);
}
