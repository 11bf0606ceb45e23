import { afterAll, expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { createAccessFeed } from "#server/desk/people/access-changes.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import { revokeToken } from "#server/desk/people/revoke-token.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { issueAccessToken } from "./access-token.ts";
import { createKeptStandings } from "./kept-standings.ts";
import { rememberTokens } from "./known-tokens.ts";
import { createNewsTail } from "./news-tail.ts";
import { issueSignedToken } from "./signed-token.ts";
import { readStandings } from "./standing.ts";
import { verifyBearer } from "./verify-bearer.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;

/** A process that remembers; the desk's own stores are another one, which it hears of by the news alone. */
function aProcess() {
  let ms = 1_000_000;
  const standings = createKeptStandings({
    read: (userIds) => readStandings(desk, userIds),
    tail: createNewsTail(createAccessFeed(it.db)),
    elapsed: () => ms,
    onError: (error) => {
      throw error;
    },
  });
  const signing = { secret: "a secret for tests only", clock };
  const room = { ...desk, ...rememberTokens(desk.apiTokens, signing), ...signing, standings };
  const turn = async () => {
    ms += 300;
    await standings.loop.turn(new AbortController().signal);
  };
  return {
    room,
    turn,
    verify: (token: string) => verifyBearer(room, token),
    async warm(token: string) {
      for (let times = 0; times < 2; times++) {
        await verifyBearer(room, token);
        await turn();
      }
      await verifyBearer(room, token);
    },
  };
}

async function commandsOf(work: () => Promise<unknown>): Promise<number> {
  const before = it.commands.length;
  await work();
  return it.commands.length - before;
}

async function tokens() {
  const ada = await it.addPerson("Ada", "user");
  const named = await createToken(desk, ada, { name: "till", scope: "read", expiresInDays: 1 });
  const bearer = await issueAccessToken(
    { secret: "a secret for tests only", clock },
    { id: ada.id, sessionVersion: 1 },
  );
  return { ada, named, both: [named.token, bearer.token] };
}

test("an API token and a bearer cost no command per request on a warm process", async () => {
  const { both } = await tokens();
  for (const token of both) {
    const own = aProcess();
    await own.warm(token);
    const requests = Array.from({ length: 50 }, async () => expect(await own.verify(token)).not.toBeNull());
    expect(await commandsOf(() => Promise.all(requests))).toBe(0);
  }
});

test("a token that another process revoked opens nothing once the news are read, within a second", async () => {
  const { ada, named } = await tokens();
  const own = aProcess();
  await own.warm(named.token);
  await revokeToken(desk, ada, { tokenId: named._id });
  await own.turn();
  expect(await own.verify(named.token)).toBeNull();
});

test("a token runs out on its day, and its owner's end ends it, remembered or not", async () => {
  const [first, second] = [await tokens(), await tokens()];
  const own = aProcess();
  await own.warm(first.named.token);
  await own.warm(second.named.token);
  await desk.accounts.setActive(first.ada.id, false);
  await own.turn();
  expect(await own.verify(first.named.token)).toBeNull();
  clock.advance(86_400_000);
  expect(await own.verify(second.named.token)).toBeNull();
});

test("a token that was not there is looked for again", async () => {
  const { ada } = await tokens();
  const own = aProcess();
  expect(await own.verify("qf_not-yet")).toBeNull();
  const made = await createToken(desk, ada, { name: "made since", scope: "read", expiresInDays: 1 });
  expect(await own.verify(made.token)).not.toBeNull();
});

test("a REST token that was found to be ours is looked into once, ends when it ends, and opens nothing when it is forged", async () => {
  const own = { secret: "a secret for tests only", clock: { now: () => now } };
  let now = clock.now();
  const signing = {
    ...own,
    get secret() {
      looks += 1;
      return own.secret;
    },
  };
  let looks = 0;
  const userId = userIdOf("67892fd1a2b3c4e5f6789012");
  const { token, expiresAt } = await issueSignedToken(
    "rest",
    { kind: "bearer", userId, sessionVersion: 3, endsAt: null },
    own,
  );
  const { readRestToken: read } = rememberTokens(desk.apiTokens, signing);
  const first = await read(token);
  expect(first).toMatchObject({ userId, sessionVersion: 3, endsAt: expiresAt });
  expect([await read(token), looks]).toEqual([first, 1]);
  for (const forged of [`${token}x`, token.replace(".", "..")])
    for (let times = 0; times < 2; times++) expect(await read(forged)).toBeNull();
  expect(looks).toBe(5);
  now = expiresAt;
  expect(await read(token)).toBeNull();
});
