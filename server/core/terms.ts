// The plain words, without schemas: browser code that only needs a list must not bring the validator along.
export const STATUSES = ["Open", "In Progress", "Waiting on Customer", "Resolved", "Closed"] as const;
export const PRIORITIES = ["Low", "Medium", "High", "Critical"] as const;
export const AVAILABILITIES = ["available", "busy", "offline"] as const;
/** Whether somebody gave a sign of life lately: beside what they chose. */
export const PRESENCES = ["here", "away"] as const;
/** By what complaints come in: a page, a program, a mail, or somebody who filed it for a customer. */
export const CHANNELS = ["web", "api", "mail", "staff"] as const;
export const ROLES = ["user", "agent", "admin"] as const;

export function isStatus(value: unknown): value is (typeof STATUSES)[number] {
  return (STATUSES as readonly unknown[]).includes(value);
}
