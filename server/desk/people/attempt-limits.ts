import type { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { LimitTable, Limit as TableLimit } from "#server/platform/limits/table.ts";
import { tooMany as tooManyRequests } from "#server/platform/limits/too-many.ts";
import type { Attempts } from "./room.ts";

export interface Limit {
  readonly key: string;
  readonly max: number;
  readonly windowMs: number;
}

/** A limit of the table as it is counted under a key. */
export function countedAs(key: string, { max, seconds }: TableLimit): Limit {
  return { key, max, windowMs: (seconds ?? 0) * 1_000 };
}

/** Accounts made from one address: room for an office. None for a crowd, where it would end registration for everybody. */
export function registrationLimits({ registrations }: LimitTable, { network, isCrowd }: Sender): Limit[] {
  return isCrowd ? [] : [countedAs(`register:${network}`, registrations)];
}

/** Mails that anybody can have us send to an address: to its owner they are noise. */
export function writingLimit({ mails }: LimitTable, email: string): Limit {
  return countedAs(`mail:${email}`, mails);
}

/** What one address may have us mail, to whomever. None for a crowd. */
export function askingLimits(limits: LimitTable, { network, isCrowd }: Sender): Limit[] {
  return isCrowd ? [] : [countedAs(`mail-from:${network}`, limits["address-mails"])];
}

/** Guesses of the present password by somebody who found a session open. */
export function passwordChangeLimit(limits: LimitTable, userId: UserId): Limit {
  return countedAs(`password:${userId}`, limits["password-changes"]);
}

/**
 * Counts one attempt against each limit before it is made, so that a hundred at once cannot all slip through.
 * @throws DomainError `request.too-many` with the seconds to wait.
 */
export async function countAttempt(
  { attempts, clock }: Omit<Attempts<"hit">, "limits">,
  limits: readonly Limit[],
): Promise<void> {
  const now = clock.now();
  for (const { key, max, windowMs } of limits) {
    const { count, endsAt } = await attempts.hit(key, windowMs, now);
    if (count > max) throw tooMany(now, endsAt);
  }
}

/** A refusal that says when to come again. */
export function tooMany(now: Date, nextAt: Date): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil((nextAt.getTime() - now.getTime()) / 1000));
  return tooManyRequests(retryAfterSeconds, "Too many attempts.");
}

/** Counts one, and tells whether it was within the limit, for what is left out in silence. */
export async function withinLimit(
  { attempts, clock }: Omit<Attempts<"hit">, "limits">,
  { key, max, windowMs }: Limit,
): Promise<boolean> {
  return (await attempts.hit(key, windowMs, clock.now())).count <= max;
}

/** The attempt was right: it counts against nobody, and the person's own count starts over. */
export async function forgiveAttempt(
  { attempts }: Pick<Attempts<"forget" | "refund">, "attempts">,
  limits: readonly Limit[],
): Promise<void> {
  const [own, ...shared] = limits;
  await Promise.all([own && attempts.forget(own.key), ...shared.map(({ key }) => attempts.refund(key))]);
}
