import { randomUUID } from "node:crypto";
import { DomainError, type DomainErrorCode } from "#server/core/errors.ts";
import { type Saying, wordsOf } from "#server/core/saying.ts";
import { type DatabaseFault, databaseFaultOf } from "../db/fault-of.ts";
import type { DoorCode } from "./error-body.ts";
import { STATUS_OF_ERROR } from "./status-of-error.ts";

/** What the outside is told about something that went wrong, over whichever door it came. */
export interface Failure {
  readonly code: DomainErrorCode | DoorCode;
  readonly status: number;
  /** In English. */
  readonly message: string;
  /** The same to be said in another language; absent of what tRPC found words of its own for. */
  readonly says?: Saying;
  /** What is said of each field, by its path. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The same to be said in another language. */
  readonly fieldsSay?: Readonly<Record<string, Saying>>;
  readonly allowed?: readonly string[];
  readonly complaintId?: string;
  readonly retryAfterSeconds?: number;
  /** Set when the log must hold the error: the id in the message finds it. */
  readonly incident?: string;
}

/** How soon a database that is away may be back. */
export const RETRY_SECONDS = 5;

const LOST_RACE = { key: "refusals.fault.lostRace" } as const;

/** What the database does not do now and may do soon; where the protocol expects a race, its store has tried again already. */
const PASSING: Partial<Record<DatabaseFault, Saying>> = {
  // A write may have arrived although its answer did not, so this promises nothing about it.
  away: { key: "refusals.fault.away" } as const,
  conflict: LOST_RACE,
  duplicate: LOST_RACE,
};

/** A refusal keeps its sentence; what passes by itself in the database becomes a calm one; anything else shows nothing but an id. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof DomainError) {
    const { code, message, says, detail, fieldsSay } = error;
    return { code, status: STATUS_OF_ERROR[code], message, says, ...detail, fieldsSay };
  }
  const passing = PASSING[databaseFaultOf(error) ?? "other"];
  if (passing) {
    return {
      code: "service.unavailable",
      status: STATUS_OF_ERROR["service.unavailable"],
      ...inWords(passing),
      retryAfterSeconds: RETRY_SECONDS,
      incident: randomUUID(),
    };
  }
  const incident = randomUUID();
  return {
    code: "internal",
    status: 500,
    ...inWords({ key: "refusals.fault.ours", values: { incident } }),
    incident,
  };
}

/** What is said, in English and as it can be said in another language. */
export function inWords(saying: Saying): Pick<Failure, "message" | "says"> {
  return { message: wordsOf(saying), says: saying };
}
