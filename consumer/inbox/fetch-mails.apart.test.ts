import { afterAll, expect, test, vi } from "vitest";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { createMailboxStore } from "#server/desk/inbox/mailbox-store.ts";
import { inboxRows } from "#server/desk/inbox/rows.ts";
import { aMail, answerTo, emailOf } from "#server/desk/inbox/testing.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import { nameOfMailbox, openImap, readImapUrl } from "#server/platform/imap/open-imap.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { createLoops } from "../loops/loops.ts";
import { createFetcher } from "./fetch-mails.ts";
import { createInboxLoops } from "./inbox-loops.ts";
import { missingDovecot, startDovecot } from "./testing/dovecot.ts";

const it = await openDesk();
const { db, desk, maya, ines } = it;
const received = () => db.collection(inboxRows).countDocuments({});
const mailbox = missingDovecot ? null : await startDovecot();
afterAll(() => mailbox?.[Symbol.asyncDispose]());

/** A consumer's loops for mails, running until they are stopped. */
function running(imapUrl: string, worker: string) {
  const stopping = new AbortController();
  const warned: string[] = [];
  const log = { warn: (_: unknown, words?: string) => void warned.push(String(words)) };
  const inbox = createInboxLoops({
    ...{ db, desk, worker, clock, timers, log, env: { imapUrl }, random: () => 0 },
    waiting: (_, loop) => loop,
  });
  const looping = createLoops({ clock, timers, log }, inbox.loops).run(stopping.signal);
  return {
    warned,
    async stop() {
      stopping.abort();
      await looping;
      await inbox.stop();
    },
  };
}

const WAIT = { timeout: 30_000, interval: 50 };

test.skipIf(missingDovecot)(
  `an answer in the mailbox is an answer in the complaint, and marked as read only then ${missingDovecot ?? ""}`,
  async () => {
    if (!mailbox) return;
    const complaint = await it.file(maya);
    await mailbox.deliver(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "By mail." }));
    const consumer = running(mailbox.url, "one");
    await vi.waitFor(async () => {
      const { timeline } = await getComplaint(desk, ines, complaint._id);
      expect(timeline.at(-1)).toMatchObject({ kind: "comment", message: "By mail.", by: { name: "Maya" } });
    }, WAIT);
    await vi.waitFor(async () => expect(await mailbox.flags()).toEqual(["S"]), WAIT);

    // The server tells of the next one by itself.
    await mailbox.deliver(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "And again." }));
    await vi.waitFor(async () => expect(await received()).toBe(2), WAIT);

    // It goes away and comes back, and nothing that came meanwhile is lost.
    await mailbox.stop();
    await mailbox.deliver(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "While you were away." }));
    await mailbox.start();
    await vi.waitFor(async () => expect(await received()).toBe(3), { ...WAIT, timeout: 60_000 });
    await consumer.stop();
    expect(consumer.warned).toEqual([]);
  },
);

test.skipIf(missingDovecot)("of several consumers one fetches, and another follows when it stops", async () => {
  if (!mailbox) return;
  const name = nameOfMailbox(mailbox.url);
  const before = await received();
  const fetcher = (worker: string) =>
    createFetcher({
      ...{ room: desk, mailboxes: createMailboxStore(db), open: openImap(mailbox.url), name, worker, clock, timers },
      onNews: () => {},
      onKept: () => {},
    });
  const [one, other] = [fetcher("one"), fetcher("other")];
  const { signal } = new AbortController();
  await one.turn(signal);
  await mailbox.deliver(aMail({ from: "a@elsewhere.test", text: "Hello" }));
  await other.turn(signal);
  expect(await received()).toBe(before);
  await one.stop();
  await vi.waitFor(async () => {
    await other.turn(signal);
    expect(await received()).toBe(before + 1);
  }, WAIT);
  await other.stop();
});

test.skipIf(missingDovecot)("a wrong password is an error that says so, and holds nothing up", async () => {
  if (!mailbox) return;
  const wrong = mailbox.url.replace("secret", "wrong");
  await expect(openImap(wrong)(() => {})).rejects.toMatchObject({ authenticationFailed: true });
});

test("an address says server, port, user and folder", () => {
  expect(readImapUrl("imaps://help%40example.com:p%3Ass@imap.example.com/Desk%20mails")).toEqual({
    ...{ host: "imap.example.com", port: 993, secure: true },
    ...{ user: "help@example.com", password: "p:ss", folder: "Desk mails" },
  });
  expect(readImapUrl("imap://help:x@[::1]")).toMatchObject({ host: "::1", port: 143, folder: "INBOX" });
  expect(nameOfMailbox("imaps://help:secret@imap.example.com")).toBe("help@imap.example.com:993/INBOX");
});
