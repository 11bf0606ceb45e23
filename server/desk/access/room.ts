import type { Clock } from "#server/core/ports/environment.ts";
import type { Accounts, ApiTokens } from "#server/desk/people/room.ts";

/** What tokens are signed with, and how long they are good. */
export interface Signing {
  /** NEXTAUTH_SECRET; the key of each kind of token is derived from it. */
  readonly secret: string;
  readonly clock: Clock;
}

/** An account as it is now, noted as seen. */
export type Subjects = Accounts<"findById" | "touch"> & Pick<Signing, "clock">;

/** What it takes to tell whose token it is. */
export type AccessRoom = Signing & Subjects & ApiTokens<"findByHash" | "touch">;
