import { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { Attempts } from "./room.ts";

const MINUTE_MS = 60_000;

export interface Limit {
  readonly key: string;
  readonly max: number;
  readonly windowMs: number;
}

/** Accounts made from one address: room for an office. None for a crowd, where it would end registration for everybody. */
export function registrationLimits({ network, isCrowd }: Sender): Limit[] {
  return isCrowd ? [] : [{ key: `register:${network}`, max: 100, windowMs: 60 * MINUTE_MS }];
}

/** Guesses of the present password by somebody who found a session open. */
export function passwordChangeLimit(userId: UserId): Limit {
  return { key: `password:${userId}`, max: 10, windowMs: 15 * MINUTE_MS };
}

/**
 * Counts one attempt against each limit before it is made, so that a hundred at once cannot all slip through.
 * @throws DomainError `request.too-many` with the seconds to wait.
 */
export async function countAttempt({ attempts, clock }: Attempts<"hit">, limits: readonly Limit[]): Promise<void> {
  const now = clock.now();
  for (const { key, max, windowMs } of limits) {
    const { count, endsAt } = await attempts.hit(key, windowMs, now);
    if (count > max) throw tooMany(now, endsAt);
  }
}

/** A refusal that says when to come again. */
export function tooMany(now: Date, nextAt: Date): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil((nextAt.getTime() - now.getTime()) / 1000));
  return new DomainError("request.too-many", `Too many attempts. Please try again ${inWords(retryAfterSeconds)}.`, {
    retryAfterSeconds,
  });
}

/** The attempt was right: it counts against nobody, and the person's own count starts over. */
export async function forgiveAttempt(
  { attempts }: Pick<Attempts<"forget" | "refund">, "attempts">,
  limits: readonly Limit[],
): Promise<void> {
  const [own, ...shared] = limits;
  await Promise.all([own && attempts.forget(own.key), ...shared.map(({ key }) => attempts.refund(key))]);
}

function inWords(seconds: number): string {
  if (seconds < 50) return seconds === 1 ? "in a second" : `in ${seconds} seconds`;
  if (seconds < 90) return "in a minute";
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
