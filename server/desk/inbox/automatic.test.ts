import { expect, test } from "vitest";
import { mailRows } from "#server/desk/mails/rows.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aMail, aMailbox, answerTo, emailOf, vouchedBy } from "./testing.ts";

const it = await openDesk();
const { maya } = it;
const { bring, newest } = aMailbox(it);

const AUTOMATIC = [
  [
    "bounce",
    "a report that a mail did not arrive",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
  ],
  ["bounce", "what comes from nobody's address", "Return-Path: <>"],
  ["auto-reply", "an answer while somebody is away", "Auto-Submitted: auto-replied"],
  ["auto-reply", "the same as older programs write it", "X-Autoreply: yes"],
  ["auto-reply", "what asks for no automatic answer", "X-Auto-Response-Suppress: All"],
  ["auto-reply", "what goes to many", "Precedence: bulk"],
  ["list", "a mailing list", "List-Id: Lamps <lamps.lists.test>"],
  ["list", "an older mailing list", "Precedence: list"],
] as const;

test.each(AUTOMATIC)("%s: %s is refused and kept, and nobody is written to", async (reason, _, header) => {
  const complaint = await it.file(maya);
  const headers = [header, vouchedBy("example.test")];
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "I am away.", headers }));
  expect(await newest()).toMatchObject({ state: "refused", reason });
  await bring(aMail({ from: "unknown@elsewhere.test", text: "I am away.", headers: [header] }));
  expect(await newest()).toMatchObject({ state: "refused", reason });
  expect(await it.db.collection(mailRows).countDocuments({ to: "unknown@elsewhere.test" })).toBe(0);
});

test("a mail of our own that comes back is a loop, and ends there", async () => {
  await bring(aMail({ from: "help@desk.test", text: "COMP-10001" }));
  expect(await newest()).toMatchObject({ state: "refused", reason: "loop" });
  const forwarded = aMail({ from: "friend@elsewhere.test", text: "See this" });
  await bring(forwarded.replace(/Message-ID: <[^>]+>/, "Message-ID: <e1.u1@desk.test>"));
  expect(await newest()).toMatchObject({ state: "refused", reason: "loop" });
});

test("what a person sends says so, or nothing", async () => {
  const complaint = await it.file(maya);
  const headers = ["Return-Path: <maya@example.test>", "Auto-Submitted: no", "Precedence: first-class"];
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "Myself.", headers }));
  expect(await newest()).toMatchObject({ state: "taken" });
});
