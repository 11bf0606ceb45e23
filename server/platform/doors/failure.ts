import { randomUUID } from "node:crypto";
import { DomainError, type DomainErrorCode } from "#server/core/errors.ts";
import { type DatabaseFault, databaseFaultOf } from "../db/fault-of.ts";
import type { DoorCode } from "./error-body.ts";
import { STATUS_OF_ERROR } from "./status-of-error.ts";

/** What the outside is told about something that went wrong, over whichever door it came. */
export interface Failure {
  readonly code: DomainErrorCode | DoorCode;
  readonly status: number;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly allowed?: readonly string[];
  readonly retryAfterSeconds?: number;
  /** Set when the log must hold the error: the id in the message finds it. */
  readonly incident?: string;
}

/** How soon a database that is away may be back. */
export const RETRY_SECONDS = 5;

const LOST_RACE = "Too many people changed the same at the same moment. Please try again in a few seconds.";

/** What the database does not do now and may do soon; where the protocol expects a race, its store has tried again already. */
const PASSING: Partial<Record<DatabaseFault, string>> = {
  // A write may have arrived although its answer did not, so this promises nothing about it.
  away: "QuickFix cannot reach its database at the moment. Please try again in a few seconds.",
  conflict: LOST_RACE,
  duplicate: LOST_RACE,
};

/** A refusal keeps its sentence; what passes by itself in the database becomes a calm one; anything else shows nothing but an id. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof DomainError) {
    const { code, message, detail } = error;
    return { code, status: STATUS_OF_ERROR[code], message, ...detail };
  }
  const passing = PASSING[databaseFaultOf(error) ?? "other"];
  if (passing) {
    return {
      code: "service.unavailable",
      status: STATUS_OF_ERROR["service.unavailable"],
      message: passing,
      retryAfterSeconds: RETRY_SECONDS,
      incident: randomUUID(),
    };
  }
  const incident = randomUUID();
  return {
    code: "internal",
    status: 500,
    message: `This did not work, and it is our fault. Please try again; if it stays, tell us this number: ${incident}`,
    incident,
  };
}
