import { afterAll, expect, test } from "vitest";
import type { OutgoingMail } from "#server/desk/mails/compose-mail.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { forgotPassword } from "#server/desk/people/forgot-password.ts";
import { visitFrom } from "#server/desk/people/testing.ts";
import { aTestClock, emailOf, startTestDesk } from "#server/desk/testing.ts";
import { sendMails } from "./send-mails.ts";

const DAY_MS = 86_400_000;
// In the future: the database itself takes away what is over by its own clock.
const clock = aTestClock("2036-03-02T09:00:00.000Z");
const it = await startTestDesk({ clock, delivery: { way: "smtp" } });
afterAll(() => it.stop());
const { desk } = it;
let asked = 0;

/** Somebody has forgotten their password. */
async function aMail() {
  const email = emailOf(await it.addPerson("Maya", "user"));
  await forgotPassword(desk, { email }, visitFrom(`10.7.0.${++asked}`));
  return email;
}

function aServer(answer: () => Promise<void> = async () => {}) {
  const [sent, errors]: [OutgoingMail[], unknown[]] = [[], []];
  const send = async (mail: OutgoingMail) => {
    sent.push(mail);
    await answer();
  };
  const onError = (error: unknown) => void errors.push(error);
  return { sent, errors, turn: () => sendMails({ mails: desk.mails, clock, send, onError }) };
}
const stored = () => it.db.collection(mailRows).find({}).sort({ _id: -1 }).limit(1).next();

test("sends what was asked for, with the link, and erases it then", async () => {
  const email = await aMail();
  const { sent, turn } = aServer();
  expect(await turn()).toBeGreaterThan(0);
  expect(sent).toMatchObject([{ to: email, subject: "A new password", text: expect.stringContaining("/link#") }]);
  expect(await stored()).toMatchObject({ state: "sent", text: null, link: null });
  await turn();
  expect(sent).toHaveLength(1);
});

test("nothing is sent to somebody who has no account, though it was answered alike", async () => {
  await forgotPassword(desk, { email: "nobody@example.test" }, visitFrom("10.7.1.1"));
  const { sent, turn } = aServer();
  await turn();
  expect(sent).toEqual([]);
  expect(JSON.stringify(await stored())).not.toContain("nobody@");
});

test("a mail whose server refuses is tried again later, under the same id, and not held on to", async () => {
  const email = await aMail();
  const refusing = aServer(() => Promise.reject(new Error("451 try again")));
  await refusing.turn();
  expect(refusing.errors).toHaveLength(1);
  const { sent, turn } = aServer();
  await turn();
  expect(sent).toEqual([]);
  clock.advance(2_000);
  await turn();
  expect(sent).toMatchObject([{ to: email, id: refusing.sent[0]?.id }]);
});

test("a mailer that dies after sending leaves the mail to another one, under the same id", async () => {
  await aMail();
  const first = await desk.mails.lease(clock.now(), new Date(clock.now().getTime() + 60_000));
  const { sent, turn } = aServer();
  await turn();
  expect(sent).toEqual([]);
  clock.advance(60_000);
  await turn();
  expect(sent).toMatchObject([{ id: first?.id }]);
});

test("a mail that nobody can use any more is erased unsent", async () => {
  await aMail();
  clock.advance(DAY_MS);
  const { sent, turn } = aServer();
  await turn();
  expect(sent).toEqual([]);
  expect(await stored()).toMatchObject({ state: "void", text: null, link: null });
});
