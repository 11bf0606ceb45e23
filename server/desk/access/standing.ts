import type { UserId } from "#server/core/ids.ts";
import type { Account } from "#server/desk/people/account.ts";
import type { ApiTokenRecord } from "#server/desk/people/api-token.ts";
import type { Accounts, ApiTokens } from "#server/desk/people/room.ts";
import type { SecondFactors } from "#server/desk/second-factor/room.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";
import type { Session } from "#server/desk/sessions/session.ts";

/** Everything that decides whether one person is let in, as it was at one moment. */
export interface Standing {
  readonly account: Account;
  readonly sessions: readonly Session[];
  readonly apiTokens: readonly ApiTokenRecord[];
  readonly secondFactor: { readonly isOn: boolean; readonly isRequiredOfStaff: boolean };
}

/** Where it is read. */
export type StandingStores = Accounts<"listByIds"> &
  Pick<Sessions<"listOf">, "sessions"> &
  ApiTokens<"listOf"> &
  SecondFactors<"holdersAmong" | "isRequiredOfStaff">;

/** The standing of each of these people; who has no account has none. Five reads, for however many. */
export async function readStandings(
  { accounts, sessions, apiTokens, secondFactors }: StandingStores,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, Standing>> {
  if (userIds.length === 0) return new Map();
  const [people, browsers, tokens, holders, isRequiredOfStaff] = await Promise.all([
    accounts.listByIds(userIds),
    sessions.listOf(userIds),
    apiTokens.listOf(userIds),
    secondFactors.holdersAmong(userIds),
    secondFactors.isRequiredOfStaff(),
  ]);
  const haveFactor = new Set(holders);
  const browsersOf = Map.groupBy(browsers, ({ userId }) => userId);
  const tokensOf = Map.groupBy(tokens, ({ userId }) => userId);
  return new Map(
    people.map((account) => [
      account.id,
      {
        account,
        sessions: browsersOf.get(account.id) ?? [],
        apiTokens: tokensOf.get(account.id) ?? [],
        secondFactor: { isOn: haveFactor.has(account.id), isRequiredOfStaff },
      },
    ]),
  );
}
