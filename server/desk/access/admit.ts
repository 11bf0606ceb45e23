import { type Actor, isStaff } from "#server/core/actor.ts";
import type { Account } from "#server/desk/people/account.ts";
import type { TokenScope } from "#server/desk/people/wire.ts";
import { endOf } from "#server/desk/sessions/lifetime.ts";
import type { CallerSession, Credential, Owed } from "#server/platform/doors/call.ts";
import type { Standing } from "./standing.ts";

/** Somebody known, and how they showed it. */
export interface Access {
  readonly actor: Actor;
  readonly account: Account;
  readonly via: "session" | "signed-token" | "api-token";
  readonly scope: TokenScope;
  readonly credential: Credential;
  readonly session: CallerSession | null;
  readonly owes: Owed | null;
}

/** Whether a person is let in by this, as they stand: the one place that decides. Null when not, or not any more. */
export function admit(standing: Standing, credential: Credential, now: Date): Access | null {
  const { account } = standing;
  if (!account.active || account.id !== credential.userId) return null;
  const owes = owedBy(standing);
  const access = { actor: toActor(account), account, credential, session: null, scope: "write", owes } as const;
  switch (credential.kind) {
    case "session": {
      const session = standing.sessions.find(({ id }) => id === credential.id);
      if (!session || session.sessionVersion !== account.sessionVersion || endOf(session) <= now) return null;
      if (credential.sessionVersion !== account.sessionVersion) return null;
      return { ...access, via: "session", session: { id: session.id, confirmedAt: session.confirmedAt } };
    }
    case "api-token": {
      const token = standing.apiTokens.find(({ id }) => id === credential.id);
      if (!token || token.expiresAt <= now) return null;
      if ((token.tokenVersion ?? 0) !== (account.tokenVersion ?? 0)) return null;
      return { ...access, via: "api-token", scope: token.scope };
    }
    case "bearer": {
      if (credential.sessionVersion !== account.sessionVersion) return null;
      if (credential.endsAt && credential.endsAt <= now) return null;
      return { ...access, via: "signed-token" };
    }
  }
}

function owedBy({ account, secondFactor }: Standing): Owed | null {
  return secondFactor.isRequiredOfStaff && isStaff(account) && !secondFactor.isOn ? "second-factor" : null;
}

function toActor({ id, name, role, trial }: Account): Actor {
  return { id, name, role, ...(trial ? { trial } : {}) };
}
