import { DomainError } from "#server/core/errors.ts";
import type { Caller } from "./call.ts";

const SENTENCE =
  "This desk asks its staff for a second factor, and you have none. Sign in to QuickFix in a browser and set it up.";

/** @throws DomainError `auth.second-factor-required` for staff who have yet to set up their second factor */
export function requireNothingOwed({ owes }: Pick<Caller, "owes">): void {
  if (owes === "second-factor") throw new DomainError("auth.second-factor-required", SENTENCE);
}
