import { afterAll, beforeEach, expect, test } from "vitest";
import { aTestClock, emailOf, PASSWORD, startTestDesk } from "#server/desk/testing.ts";
import { attemptRows } from "./attempt-rows.ts";
import { createAttemptStore } from "./attempt-store.ts";
import { aDevice, senderFrom, signInAt, visitFrom } from "./testing.ts";

// In the future: the database itself takes away what is over by its own clock.
const clock = aTestClock("2036-03-02T09:00:00.000Z");
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
beforeEach(async () => void (await it.db.collection(attemptRows).deleteMany({})));
const { desk } = it;

const WINDOW_MS = 900_000;
const REFUSED = "auth.invalid-credentials";
const TOO_MANY = "request.too-many";
const someone = async () => emailOf(await it.addPerson("Ada", "user"));
type Visit = ReturnType<typeof visitFrom>;

/** "in", or the code of the refusal. */
const outcome = (email: string, password: string, visit: Visit) =>
  signInAt(desk, { email, password }, visit).then(
    () => "in",
    ({ code }: { code: string }) => code,
  );
const guess = (email: string, visit: Visit) => outcome(email, "not the password", visit);
const guesses = (times: number, email: string, visit: (nth: number) => Visit) =>
  Array.fromAsync(Array.from({ length: times }).keys(), (nth) => guess(email, visit(nth)));

/** As if so many had been wrong already; each costs the time of a real one. */
const wereWrong = (key: string, count: number) =>
  it.db
    .collection(attemptRows)
    .updateOne(
      { _id: key },
      { $set: { count, endsAt: new Date(clock.now().getTime() + WINDOW_MS), nextAt: clock.now() } },
      { upsert: true },
    );

test("ten wrong sign-ins are answered; then the next has to wait, a little longer each time, and never long", async () => {
  const email = await someone();
  const visit = visitFrom("192.0.2.4");
  expect(await guesses(11, email, () => visit)).toEqual([...Array(10).fill(REFUSED), TOO_MANY]);
  const wait = async () => {
    const { retryAfterSeconds } = await signInAt(desk, { email, password: PASSWORD }, visit).then(
      () => ({ retryAfterSeconds: 0 }),
      ({ detail }: { detail: { retryAfterSeconds: number } }) => detail,
    );
    clock.advance(retryAfterSeconds * 1_000);
    await guess(email, visit);
    return retryAfterSeconds;
  };
  expect([await wait(), await wait(), await wait(), await wait(), await wait()]).toEqual([15, 30, 60, 120, 120]);
  clock.advance(120_000);
  expect(await outcome(email, PASSWORD, visit)).toBe("in");
});

test("the right password is looked at as soon as the pause is over, and after it the count starts over", async () => {
  const email = await someone();
  const visit = visitFrom("192.0.2.5");
  await guesses(10, email, () => visit);
  expect(await outcome(email, PASSWORD, visit)).toBe(TOO_MANY);
  clock.advance(15_000);
  expect(await outcome(email, PASSWORD, visitFrom("192.0.2.5"))).toBe("in");
  expect(await guesses(9, email, () => visitFrom("192.0.2.5"))).toEqual(Array(9).fill(REFUSED));
});

test("a header that the client invents anew each time changes nothing", async () => {
  for (const peer of ["127.0.0.1", "::1", "10.0.0.9", "192.0.2.6"]) {
    const email = await someone();
    const from = (nth: number) => {
      const headers = { "x-forwarded-for": `198.51.100.${nth}` };
      return { sender: senderFrom(peer, headers), device: aDevice() };
    };
    expect((await guesses(13, email, from)).slice(10)).toEqual(Array(3).fill(TOO_MANY));
  }
});

test("no more than ten of a hundred simultaneous guesses are looked at", async () => {
  const email = await someone();
  const codes = await Promise.all(Array.from({ length: 100 }, () => guess(email, visitFrom("192.0.2.7"))));
  expect(codes.filter((code) => code === REFUSED)).toHaveLength(10);
  expect(codes.filter((code) => code === TOO_MANY)).toHaveLength(90);
});

test.for(["192.0.2.8", "127.0.0.1", "10.0.0.7 with a header"])(
  "a hundred wrong sign-ins from one address end for a quarter of an hour, to whatever accounts: %s",
  async (from) => {
    const [ip = "", forwarded] = from.split(" with ");
    const visit = () => ({
      sender: senderFrom(ip, forwarded ? { "x-forwarded-for": "198.51.100.1" } : {}),
      device: aDevice(),
    });
    const email = await someone();
    await wereWrong(`sign-in-address:${ip}`, 99);
    expect(await guess(await someone(), visit())).toBe(REFUSED);
    expect(await outcome(email, PASSWORD, visit())).toBe(TOO_MANY);
    expect(await outcome(email, PASSWORD, visitFrom("192.0.2.99"))).toBe("in");
    clock.advance(WINDOW_MS);
    expect(await outcome(email, PASSWORD, visit())).toBe("in");
  },
);

test("one IPv6 customer is one address, however many addresses they take", async () => {
  const email = await someone();
  const codes = await guesses(12, email, (nth) => visitFrom(`2001:db8:7:7::${nth}`));
  expect(codes.slice(10)).toEqual([TOO_MANY, TOO_MANY]);
  expect(await outcome(email, PASSWORD, visitFrom("2001:db8:7:8::1"))).toBe("in");
});

test("many addresses that try one account slow each other down, and close it to nobody", async () => {
  const email = await someone();
  await wereWrong(`sign-in-to:${email}`, 60);
  expect(await guess(email, visitFrom("192.0.2.10"))).toBe(REFUSED);
  expect(await outcome(email, PASSWORD, visitFrom("192.0.2.11"))).toBe(TOO_MANY);
  clock.advance(30_000);
  expect(await outcome(email, PASSWORD, visitFrom("192.0.2.11"))).toBe("in");
});

test("a device that signed in before is let in, whatever strangers do, also from their address", async () => {
  const email = await someone();
  const device = aDevice();
  expect(await outcome(email, PASSWORD, visitFrom("192.0.2.12", device))).toBe("in");
  await wereWrong(`sign-in-to:${email}`, 500);
  await wereWrong("sign-in-address:192.0.2.12", 100);
  await guess(email, visitFrom("192.0.2.13"));
  expect(await outcome(email, PASSWORD, visitFrom("192.0.2.12"))).toBe(TOO_MANY);
  expect(await outcome(email, PASSWORD, visitFrom("192.0.2.12", device))).toBe("in");
  expect(await outcome(email, PASSWORD, visitFrom("198.51.100.12", device))).toBe("in");
});

test("a device that signed in to another account is a stranger's, and so is one on which ten guesses were wrong", async () => {
  const [email, other] = [await someone(), await someone()];
  const device = aDevice();
  await outcome(other, PASSWORD, visitFrom("192.0.2.14", device));
  await wereWrong("sign-in-address:192.0.2.14", 100);
  expect(await outcome(email, PASSWORD, visitFrom("192.0.2.14", device))).toBe(TOO_MANY);
  expect(await guesses(11, other, () => visitFrom("192.0.2.14", device))).toEqual([
    ...Array(10).fill(REFUSED),
    TOO_MANY,
  ]);
});

test("two sign-ins at once are both looked at, whichever of them began first", async () => {
  const attempts = createAttemptStore(it.db);
  const brake = { key: "sign-in-from:both", free: 10, pausesMs: [15_000], windowMs: WINDOW_MS };
  expect(await attempts.pass(brake, new Date(clock.now().getTime() + 9))).toBeNull();
  expect(await attempts.pass(brake, clock.now())).toBeNull();
});

test("what one limit refuses is counted against nobody", async () => {
  const email = await someone();
  await guesses(10, email, () => visitFrom("192.0.2.15"));
  await guesses(200, email, () => visitFrom("192.0.2.15"));
  const row = await it.db.collection(attemptRows).findOne({ _id: "sign-in-address:192.0.2.15" });
  expect(row?.count).toBe(10);
});

test("an office of thirty who each mistype three times is not closed", async () => {
  const people = await Promise.all(Array.from({ length: 30 }, someone));
  await wereWrong("sign-in-address:192.0.2.16", 3 * people.length);
  for (const email of people) expect(await outcome(email, PASSWORD, visitFrom("192.0.2.16"))).toBe("in");
});
