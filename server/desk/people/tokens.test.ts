import { afterAll, expect, test } from "vitest";
import { wordsOfIssue } from "#server/core/saying.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { createToken, hashToken } from "./create-token.ts";
import { listTokens } from "./list-tokens.ts";
import { revokeToken } from "./revoke-token.ts";
import { CreateToken } from "./wire.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;

const input = { name: "Backup script", scope: "read" as const, expiresInDays: 30 };

test("a token is shown once and only its hash is stored", async () => {
  const ada = await it.addPerson("Ada", "user");
  const { token, ...created } = await createToken(desk, ada, input);
  expect(token).toMatch(/^qf_[\w-]{43}$/);
  expect(token.startsWith(created.hint)).toBe(true);
  expect(created.expiresAt).toBe("2026-04-01T09:00:00.000Z");
  const stored = await desk.apiTokens.findByHash(hashToken(token));
  expect(stored).toMatchObject({ userId: ada.id, scope: "read" });
  expect(JSON.stringify(stored)).not.toContain(token);
  await expect(listTokens(desk, ada)).resolves.toEqual([created]);
});

test("everybody sees and revokes their own tokens only", async () => {
  const [ada, bob] = [await it.addPerson("Ada", "user"), await it.addPerson("Ada", "user")];
  const { _id: tokenId } = await createToken(desk, ada, input);
  await expect(listTokens(desk, bob)).resolves.toEqual([]);
  await expect(revokeToken(desk, bob, { tokenId })).rejects.toMatchObject({ code: "token.not-found" });
  await revokeToken(desk, ada, { tokenId });
  await expect(listTokens(desk, ada)).resolves.toEqual([]);
  await expect(revokeToken(desk, ada, { tokenId })).rejects.toMatchObject({ code: "token.not-found" });
  await expect(revokeToken(desk, ada, { tokenId: "nonsense" })).rejects.toMatchObject({ code: "token.not-found" });
});

test("refuses the fifty-first token with a sentence that says what to do", async () => {
  const ada = await it.addPerson("Ada", "user");
  for (let i = 0; i < 50; i++) await createToken(desk, ada, input);
  await expect(createToken(desk, ada, input)).rejects.toThrow("Revoke one");
});

test("with a token revoked there is room for another", async () => {
  const ada = await it.addPerson("Ada", "user");
  for (let i = 0; i < 50; i++) await createToken(desk, ada, input);
  const [newest] = await listTokens(desk, ada);
  await revokeToken(desk, ada, { tokenId: newest?._id ?? "" });
  await createToken(desk, ada, { ...input, name: "One more" });
  const names = (await listTokens(desk, ada)).map(({ name }) => name);
  expect(names).toHaveLength(50);
  expect(names[0]).toBe("One more");
});

test("one person's tokens take no room from another's", async () => {
  const [ada, bob] = [await it.addPerson("Ada", "user"), await it.addPerson("Bob", "user")];
  for (let i = 0; i < 50; i++) await createToken(desk, ada, input);
  await expect(createToken(desk, bob, input)).resolves.toMatchObject({ name: "Backup script", lastUsedAt: null });
});

test("a token's name has up to sixty characters, as its refusal says", () => {
  const named = (name: string) => CreateToken.safeParse({ ...input, name });
  expect(named("n".repeat(60)).success).toBe(true);
  expect(named("n".repeat(61)).error?.issues.map(wordsOfIssue)[0]).toBe("A token's name has at most 60 characters.");
});
