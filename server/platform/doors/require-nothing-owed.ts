import { DomainError } from "#server/core/errors.ts";
import type { Caller } from "./call.ts";

const SENTENCE = { key: "refusals.secondFactor.owed" } as const;

/** @throws DomainError `auth.second-factor-required` for staff who have yet to set up their second factor */
export function requireNothingOwed({ owes }: Pick<Caller, "owes">): void {
  if (owes === "second-factor") throw new DomainError("auth.second-factor-required", SENTENCE);
}
