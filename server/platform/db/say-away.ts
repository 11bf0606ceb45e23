import type { Log } from "#server/platform/log.ts";

/** Processes that start beside each other find each other within two or three. */
const PATIENCE_ATTEMPTS = 4;

/** Says in one line, once an outage, that the database is away; nothing while it may only be starting. */
export function sayAway(log: Pick<Log, "warn">): (error: unknown, attempt: number) => void {
  return (error, attempt) => {
    if (attempt !== PATIENCE_ATTEMPTS) return;
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ reason }, "the database cannot be reached; trying until it answers");
  };
}
