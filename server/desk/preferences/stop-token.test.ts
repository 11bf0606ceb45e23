import { expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { readStopToken, stopToken } from "./stop-token.ts";

const secret = "only-for-tests-of-tokens";
const userId = userIdOf("65f0a1b2c3d4e5f6a7b8c9d0");
const token = stopToken({ userId, kinds: ["reply", "progress", "reply"] }, { secret });

test("a token names one person and the kinds of one mail, and is read by the secret before a change, too", () => {
  const named = { userId, kinds: ["progress", "reply"] };
  expect(readStopToken(token, { secret })).toEqual(named);
  expect(readStopToken(token, { secret: "another", previousSecret: secret })).toEqual(named);
  expect(readStopToken(token, { secret: "another" })).toBeNull();
});

const FORGED = [
  token.replace("reply", "ended"),
  token.replace("65f0", "65f1"),
  token.replace(".progress-reply.", ".reply."),
  token.slice(0, -1),
  `${token}0`,
  token.toUpperCase(),
  `${userId}..${"0".repeat(32)}`,
  `${userId}.nothing.${"0".repeat(32)}`,
  "",
];
test.each(FORGED)("what the desk did not make names nobody: %s", (forged) => {
  expect(readStopToken(forged, { secret })).toBeNull();
});
