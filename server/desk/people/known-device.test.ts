import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { issueAccessToken } from "#server/desk/access/access-token.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import { readMark, writeMark } from "./known-device.ts";
import { SECRET as secret } from "./testing.ts";

const [maya, asha] = [userIdOf("maya"), userIdOf("asha")];

test("a device knows everybody who signed in on it, up to eight, and stays the same device", async () => {
  const first = await readMark(await writeMark(null, maya, { secret }), { secret });
  const second = await readMark(await writeMark(first, asha, { secret }), { secret });
  expect(second).toEqual({ id: first?.id, accounts: ["asha", "maya"] });
  let device = second;
  for (let nth = 0; nth < 8; nth++)
    device = await readMark(await writeMark(device, userIdOf(`${nth}`), { secret }), { secret });
  expect(device?.accounts).toEqual(["7", "6", "5", "4", "3", "2", "1", "0"]);
});

test("a device stays known while a secret is changed for another", async () => {
  const mark = await writeMark(null, maya, { secret: "the secret before" });
  const changed = { secret, previousSecret: "the secret before" };
  const device = await readMark(mark, changed);
  expect(device?.accounts).toEqual(["maya"]);
  expect(await readMark(await writeMark(device, maya, changed), { secret })).toEqual(device);
});

test("what we have not signed for this purpose is no mark", async () => {
  const token = await issueAccessToken({ secret, clock }, { id: maya, sessionVersion: 1 });
  const own = await new SignJWT({ accounts: ["maya"], jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience("device")
    .sign(new TextEncoder().encode(secret));
  for (const mark of [
    null,
    "",
    "x".repeat(10_000),
    token.token,
    own,
    await writeMark(null, maya, { secret: "another secret" }),
  ]) {
    expect(await readMark(mark, { secret })).toBeNull();
  }
});
