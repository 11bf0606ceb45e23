import { afterAll, expect, test } from "vitest";
import { createToken, hashToken } from "./create-token.ts";
import { listTokens } from "./list-tokens.ts";
import { revokeToken } from "./revoke-token.ts";
import { startAccountWorld } from "./testing.ts";

const world = await startAccountWorld();
const { deps } = world;
afterAll(() => world[Symbol.asyncDispose]());

const input = { name: "Backup script", scope: "read" as const, expiresInDays: 30 };

test("a token is shown once and only its hash is stored", async () => {
  const ada = await world.person();
  const { token, ...created } = await createToken(deps, ada, input);
  expect(token).toMatch(/^qf_[\w-]{43}$/);
  expect(token.startsWith(created.hint)).toBe(true);
  expect(created.expiresAt).toBe("2026-04-01T09:00:00.000Z");
  const stored = await deps.apiTokens.findByHash(hashToken(token));
  expect(stored).toMatchObject({ userId: ada.id, scope: "read" });
  expect(JSON.stringify(stored)).not.toContain(token);
  await expect(listTokens(deps, ada)).resolves.toEqual([created]);
});

test("everybody sees and revokes their own tokens only", async () => {
  const [ada, bob] = [await world.person(), await world.person()];
  const { _id: tokenId } = await createToken(deps, ada, input);
  await expect(listTokens(deps, bob)).resolves.toEqual([]);
  await expect(revokeToken(deps, bob, { tokenId })).rejects.toMatchObject({ code: "token.not-found" });
  await revokeToken(deps, ada, { tokenId });
  await expect(listTokens(deps, ada)).resolves.toEqual([]);
  await expect(revokeToken(deps, ada, { tokenId })).rejects.toMatchObject({ code: "token.not-found" });
  await expect(revokeToken(deps, ada, { tokenId: "nonsense" })).rejects.toMatchObject({ code: "token.not-found" });
});

test("refuses the fifty-first token with a sentence that says what to do", async () => {
  const ada = await world.person();
  for (let i = 0; i < 50; i++) await createToken(deps, ada, input);
  await expect(createToken(deps, ada, input)).rejects.toThrow("Revoke one");
});
