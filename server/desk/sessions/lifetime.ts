import type { Session } from "./session.ts";

/** Somebody who comes once a week stays signed in; a device that was put away does not. */
const IDLE_SECONDS = 7 * 86_400;
/** However much it is used. The cookie lasts as long. */
export const ABSOLUTE_SECONDS = 30 * 86_400;

/** Until when a session lasts if it is not used again. */
export function endOf({ createdAt, lastUsedAt }: Pick<Session, "createdAt" | "lastUsedAt">): Date {
  return new Date(Math.min(lastUsedAt.getTime() + IDLE_SECONDS * 1000, createdAt.getTime() + ABSOLUTE_SECONDS * 1000));
}
