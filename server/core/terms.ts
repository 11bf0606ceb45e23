// The plain words, without schemas: browser code that only needs a list must not bring the validator along.
export const STATUSES = ["Open", "In Progress", "Waiting on Customer", "Resolved", "Closed"] as const;
export const PRIORITIES = ["Low", "Medium", "High", "Critical"] as const;
export const AVAILABILITIES = ["available", "busy", "offline"] as const;
export const ROLES = ["user", "agent", "admin"] as const;

export function isStatus(value: unknown): value is (typeof STATUSES)[number] {
  return (STATUSES as readonly unknown[]).includes(value);
}
