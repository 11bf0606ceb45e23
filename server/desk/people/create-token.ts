import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { MadeOnce } from "#server/core/once/once.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { toApiToken } from "./api-token.ts";
import type { Accounts, ApiTokens, Enrolment } from "./room.ts";
import type { ApiToken, CreateToken } from "./wire.ts";

const DAY_MS = 86_400_000;
/** Enough for every script a person could look after. */
const MOST_TOKENS = 50;
const HINT_LENGTH = 9;

/** Tokens begin with it, so that scanners and people recognise one that leaked. */
export const TOKEN_PREFIX = "qf_";

/** A new API token. The secret is in the answer and nowhere else: only its hash is kept. */
export async function createToken(
  room: ApiTokens<"count" | "insert"> & Accounts<"findById"> & Pick<Enrolment, "clock" | "ids"> & Trailed & MadeOnce,
  actor: Actor,
  { name, scope, expiresInDays }: z.output<typeof CreateToken>,
): Promise<ApiToken & { token: string }> {
  const { apiTokens, accounts, clock, ids } = room;
  if ((await apiTokens.count(actor.id)) >= MOST_TOKENS) {
    throw new DomainError("input.invalid", { key: "refusals.token.most", values: { most: MOST_TOKENS } });
  }
  const token = `${TOKEN_PREFIX}${ids.token()}`;
  const { tokenVersion = 0 } = (await accounts.findById(actor.id)) ?? {};
  const now = clock.now();
  const record = {
    // Whoever repeats a request that was not answered gets a secret that they can read, for the same token.
    id: room.resourceId ?? ids.documentId(),
    userId: actor.id,
    name,
    scope,
    hint: token.slice(0, HINT_LENGTH),
    tokenVersion,
    createdAt: now,
    expiresAt: new Date(now.getTime() + expiresInDays * DAY_MS),
  };
  const act = {
    action: "token.made",
    actorId: actor.id,
    on: { kind: "token", id: record.id },
    after: { scope, expiresAt: record.expiresAt.toISOString() },
    personal: { name },
  } as const;
  await recorded(room, act, () => apiTokens.insert(record, hashToken(token)));
  return { ...toApiToken({ ...record, lastUsedAt: null }), token };
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
