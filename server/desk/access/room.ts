import type { Clock } from "#server/core/ports/environment.ts";
import type { Accounts, ApiTokens } from "#server/desk/people/room.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";
import type { Credential } from "#server/platform/doors/call.ts";
import type { Standings } from "./standings.ts";

/** What tokens are signed with, and how long they are good. */
export interface Signing {
  /** NEXTAUTH_SECRET; the key of each kind of token is derived from it. */
  readonly secret: string;
  /** NEXTAUTH_SECRET_PREVIOUS: what was signed with it is still read. */
  readonly previousSecret?: string | undefined;
  readonly clock: Clock;
}

/** What it takes to tell who somebody is. */
export type AccessRoom = Signing & {
  readonly standings: Standings;
  /** For whoever is asked with the same tokens again and again; each is looked into anew unless given. */
  readonly readRestToken?: (token: string) => Promise<Credential | null>;
} & Accounts<"touch"> &
  Sessions<"touch"> &
  ApiTokens<"findByHash" | "touch">;
