import type { Actor } from "#server/core/actor.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { systemIds } from "#server/platform/ids.ts";
import { createApiTokenStore } from "./api-token-store.ts";
import { createAttemptStore } from "./attempt-store.ts";
import type { AccountDeps, AgentDesk } from "./deps.ts";
import { createAccount } from "./register.ts";
import { createAccountStore } from "./store.ts";

export interface AccountWorld extends AsyncDisposable {
  readonly deps: AccountDeps & { readonly secret: string };
  /** Moves the clock that the use cases see. */
  advance(ms: number): void;
  /** A person with the password `PASSWORD`. */
  person(role?: Role, name?: string): Promise<Actor & { email: string }>;
}

export const PASSWORD = "correct horse battery";

/** The account use cases on the real embedded database, with a clock of the test's own. */
export async function startAccountWorld(): Promise<AccountWorld> {
  const server = await startTestServer();
  const database = await connectDatabase(server.uri, (error) => {
    throw error;
  });
  let now = new Date("2026-03-02T09:00:00.000Z");
  let people = 0;
  const deps = {
    accounts: createAccountStore(database),
    apiTokens: createApiTokenStore(database),
    attempts: createAttemptStore(database),
    clock: { now: () => now },
    ids: systemIds,
    secret: "a secret for tests only",
  };
  return {
    deps,
    advance: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    async person(role = "user", name = `Person ${++people}`) {
      const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.com`;
      return createAccount(deps, { name, email, role, password: PASSWORD });
    },
    async [Symbol.asyncDispose]() {
      await database.close();
      await server.stop();
    },
  };
}

/** Remembers what happened to the desk. */
export function recordDesk(): AgentDesk & { readonly log: string[] } {
  const log: string[] = [];
  return {
    log,
    ensure: async ({ name }) => log.push(`ensure ${name}`),
    retire: async (id) => log.push(`retire ${id}`),
  };
}
