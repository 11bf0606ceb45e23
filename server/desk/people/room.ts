import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Agents, CommandRoom } from "#server/desk/agents/room.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Issuing, Links } from "#server/desk/links/room.ts";
import type { Mails } from "#server/desk/mails/room.ts";
import type { LimitTable } from "#server/platform/limits/table.ts";
import type { ApiTokenStore } from "./api-token-store.ts";
import type { AttemptStore } from "./attempt-store.ts";
import type { PeopleReader } from "./people-reader.ts";
import type { AccountStore } from "./store.ts";

/** The store of accounts; a verb names what it calls of it. */
export interface Accounts<Calls extends keyof AccountStore = keyof AccountStore> {
  readonly accounts: Pick<AccountStore, Calls>;
}

/** People as others may see them. */
export interface People {
  readonly people: PeopleReader;
}

export interface ApiTokens<Calls extends keyof ApiTokenStore = keyof ApiTokenStore> {
  readonly apiTokens: Pick<ApiTokenStore, Calls>;
}

/** What is counted against whoever guesses, and the clock that lets them try again. */
export interface Attempts<Calls extends keyof AttemptStore = keyof AttemptStore> {
  readonly attempts: Pick<AttemptStore, Calls>;
  readonly limits: LimitTable;
  readonly clock: Clock;
}

/** What it takes to make an account: its id, and when that was. */
export interface Enrolment extends Accounts<"insert"> {
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What a role brings with it: an agent's place on the desk, taken and given up. */
export type Staffing = CommandRoom & Agents<"insert" | "rename">;

/** What the verbs of people work with. */
export type PeopleRoom = Accounts & ApiTokens & Attempts & Enrolment & Staffing & Links & Issuing & Mails & Trailed;
