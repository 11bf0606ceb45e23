import { afterAll, beforeAll, expect, test } from "vitest";
import { missingDovecot, startDovecot, type TestMailbox } from "#consumer/inbox/testing/dovecot.ts";
import type { Actor } from "#server/core/actor.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { inboxRows } from "#server/desk/inbox/rows.ts";
import { aMail, vouchedBy } from "#server/desk/inbox/testing.ts";
import { emailOf } from "#server/desk/testing.ts";
import type { ChaosConsumer } from "./kit/consumers.ts";
import { fileAndWait, inWords, type Waits } from "./kit/given-out.ts";
import { DESK_ADDRESS, type MailWorld, startMailWorld } from "./kit/mail-world.ts";
import { addressOf, comparedWith, countUnmailed } from "./kit/mailed.ts";
import { patiently } from "./kit/patiently.ts";

/** Less than anybody waits for a mail server that does not answer (10 s), and more than a busy machine takes. */
const PROMISE_MS = 5_000;
/** Longer than a dead consumer's mailbox and mails stay its own: whoever follows it lives so much later. */
const LATER_SECONDS = 200;
const PLACES = 20;
/** The number of the letter that comes before all others. */
const FIRST = 300;

let mailbox: TestMailbox;
let it: MailWorld;
beforeAll(async () => {
  if (!missingDovecot) mailbox = await startDovecot();
  it = await startMailWorld(missingDovecot ? null : mailbox);
});
afterAll(async () => {
  await it[Symbol.asyncDispose]();
  if (!missingDovecot) await mailbox[Symbol.asyncDispose]();
});

/** Words that are found again; every third brings a file. */
const wordsOf = (number: number) => `Written by mail, number ${number}.`;
const fileIn = (number: number) => number % 3 === 0;

function aLetter(number: number, mail: { from: string; to: string; subject: string }): string {
  const isFrom = { ...mail, id: `letter-${number}` };
  const vouched = vouchedBy("example.test");
  if (!fileIn(number)) return aMail({ ...isFrom, text: wordsOf(number), headers: [vouched] });
  const text = [
    "--part",
    "Content-Type: text/plain; charset=utf-8",
    "",
    wordsOf(number),
    "--part",
    `Content-Disposition: attachment; filename="letter-${number}.txt"`,
    "Content-Type: text/plain",
    "",
    `What letter ${number} brings along.`,
    "--part--",
  ].join("\r\n");
  return aMail({ ...isFrom, text, headers: [vouched, "Content-Type: multipart/mixed; boundary=part"] });
}

const countKept = (state?: "new") => it.world.db.collection(inboxRows).countDocuments(state ? { state } : {});
const later = (times: number) => ({ QUICKFIX_CLOCK_SKEW_MS: String(times * LATER_SECONDS * 1_000) });

/** Where each of the complaints that this customer was mailed of takes answers, as the mails say it themselves. */
async function answerAddresses(customer: Actor): Promise<string[]> {
  const mails = (await it.smtp.taken()).filter((mail) => addressOf(mail) === emailOf(customer));
  return [...new Set(mails.map(({ replyTo }) => replyTo?.value[0]?.address ?? ""))];
}

/**
 * The mail server takes one more and keeps silent, while people file; whoever sent it dies before hearing that it was taken.
 * Then it answers again.
 */
async function diesBesideSilence(consumer: Pick<ChaosConsumer, "end">, customer: Actor, count: number): Promise<Waits> {
  const { world, smtp } = it;
  await smtp.start({ isHolding: true });
  const filing = fileAndWait(world, customer, count);
  await patiently("a mail that is not answered", async () =>
    smtp.process.lines.some((line) => line.includes("keeps silent")),
  );
  const waits = await filing;
  await consumer.end("SIGKILL");
  await smtp.order({});
  return waits;
}

/** What every file is called that a complaint has. */
async function listFiles(): Promise<string[]> {
  const rows = await it.world.db.collection(complaintRows).find({}).toArray();
  return rows.flatMap((each) => (each.files ?? []).map(({ name }) => name)).toSorted();
}

/** Everything that was said in complaints, in whichever. */
async function allSaid(): Promise<string[]> {
  const rows = await it.world.db.collection(complaintRows).find({}).toArray();
  const inComment = (entry: TimelineEntry) => (entry.kind === "comment" ? [entry.message] : []);
  return rows.flatMap(({ description, timeline }) => [description, ...timeline.flatMap(inComment)]);
}

const within = (waits: Waits) => expect(waits.at(-1), inWords(waits)).toBeLessThan(PROMISE_MS);

test.skipIf(missingDovecot)(
  `mail servers, the disk of the files and consumers die in the middle of a burst: tickets go on, every mail goes out once, every mail that came is one complaint or one answer ${missingDovecot ?? ""}`,
  async () => {
    const { world, smtp, disk } = it;
    const customer = await world.person("user", "Carl");
    const writer = await world.person("user", "Wilma");
    await Promise.all([1, 2, 3, 4].map((n) => world.agent(`Agent ${n}`, { capacity: PLACES })));
    const first = await world.addConsumer();

    const before = await fileAndWait(world, customer, 12);
    const addresses = await patiently("a mail for each ticket, with where its answer goes", async () => {
      const found = await answerAddresses(customer);
      return found.length === 12 && found;
    });

    // A disk that has files is known, and missed.
    const [to = ""] = addresses;
    await mailbox.deliver(aLetter(FIRST, { from: emailOf(customer), to, subject: "Re: It" }));
    await patiently("a file on the disk", async () => (await listFiles()).length === 1);

    // A burst of mails: answers to each, new ones, one that nobody knows. Some are brought twice, as mail servers do that were in doubt.
    const answers = addresses.map((to, at) => aLetter(at, { from: emailOf(customer), to, subject: "Re: It" }));
    const filings = Array.from({ length: 12 }, (_, at) =>
      aLetter(100 + at, { from: emailOf(writer), to: DESK_ADDRESS, subject: `By mail, ${at}` }),
    );
    const unknown = aMail({ from: "nobody@elsewhere.test", to: DESK_ADDRESS, text: "Hello?", id: "unknown" });
    const letters = [...answers, ...filings, unknown];
    await smtp.order({ dieAfter: 3 });
    for (const letter of letters.slice(0, 15)) await mailbox.deliver(letter);
    await patiently("mails on their way in", async () => (await countKept()) >= 5);
    await Promise.all([mailbox.kill(), disk.takeAway()]);
    await patiently("a mail server that died of the third mail", async () => !smtp.process.isAlive());
    for (const letter of [...letters.slice(15), ...letters.slice(0, 6)]) await mailbox.deliver(letter);
    // Every ticket is given out before anything of it is back.
    const withoutMail = await fileAndWait(world, customer, 12);

    // The mailbox is back, the rest is not; who fetches dies in the middle of it.
    const keptBefore = await countKept();
    await mailbox.start();
    await patiently("more mails on their way in", async () => (await countKept()) > keptBefore + 2);
    await first.end("SIGKILL");
    const second = await world.addConsumer(later(1));
    const withoutDisk = await fileAndWait(world, customer, 12);
    await patiently("what brings no file is done without the disk", async () => {
      const waiting = await world.db.collection(inboxRows).find({ state: "new" }).toArray();
      return (
        (await countKept()) === letters.length + 1 && waiting.length === letters.filter((_, at) => hasFile(at)).length
      );
    });

    const withSilence = await diesBesideSilence(second, customer, 12);
    within(withSilence);
    await disk.bringBack();
    await world.addConsumer(later(2));

    await patiently("every mail that came is done", async () => {
      const left = await world.db.collection(inboxRows).find({ state: "new" }).toArray();
      if (left.length > 0)
        throw new Error(left.map(({ key, tries, dueAt }) => `${key} ${tries} ${dueAt.toISOString()}`).join("\n"));
      return true;
    });
    await patiently("every mail is out", async () => (await countUnmailed(world.db)) === 0);
    await world.healed();
    await world.expectNothingLost();

    const out = await comparedWith(world.db, await smtp.taken());
    expect(out.problems).toEqual([]);
    // What was taken by who died, and what was sent by who died, came again under the same id.
    expect(out.twice).toBeGreaterThanOrEqual(2);

    const states = Object.groupBy(await world.db.collection(inboxRows).find({}).toArray(), ({ state }) => state);
    expect({ taken: states.taken?.length, waits: states.waits?.length }).toEqual({
      taken: answers.length + filings.length + 1,
      waits: 1,
    });
    const said = await allSaid();
    const numbers = [FIRST, ...answers.keys(), ...filings.map((_, at) => 100 + at)];
    expect(numbers.filter((n) => said.filter((words) => words.includes(wordsOf(n))).length !== 1)).toEqual([]);
    const complaints = await world.db.collection(complaintRows).find({}).toArray();
    expect(complaints).toHaveLength(before.length * 4 + filings.length);
    const files = await listFiles();
    expect(files).toEqual(
      numbers
        .filter(fileIn)
        .map((n) => `letter-${n}.txt`)
        .toSorted(),
    );

    for (const waits of [before, withoutMail, withoutDisk]) within(waits);
    console.log(
      [
        `with everything there: ${inWords(before)}`,
        `without mail and disk: ${inWords(withoutMail)}`,
        `after a consumer's death, without disk and mail server: ${inWords(withoutDisk)}`,
        `beside a mail server that keeps silent: ${inWords(withSilence)}`,
        `${out.notices} notices and ${out.asked} mail asked for in ${out.mails} mails, ${out.twice} of them brought twice under one id`,
        `${letters.length + 7} mails brought, ${letters.length + 1} different: ${filings.length} complaints, ${answers.length + 1} answers, 1 waits; ${files.length} files`,
      ].join("\n"),
    );
  },
);

test.runIf(missingDovecot)(
  "a mail server and a consumer die in the middle of a burst: tickets go on, and every mail goes out once",
  async () => {
    const { world, smtp } = it;
    const customer = await world.person("user", "Carl");
    await Promise.all([1, 2].map((n) => world.agent(`Agent ${n}`, { capacity: PLACES })));
    const first = await world.addConsumer();
    await smtp.order({ dieAfter: 3 });
    within(await fileAndWait(world, customer, 8));
    await patiently("a mail server that died of the third mail", async () => !smtp.process.isAlive());
    within(await fileAndWait(world, customer, 8));
    within(await diesBesideSilence(first, customer, 8));
    await world.addConsumer(later(1));
    await patiently("every mail is out", async () => (await countUnmailed(world.db)) === 0);
    await world.healed();
    await world.expectNothingLost();
    const out = await comparedWith(world.db, await smtp.taken());
    expect(out.problems).toEqual([]);
    expect(out.twice).toBeGreaterThanOrEqual(2);
  },
);

/** Of the letters in their order: twelve answers, and then those that file. */
const hasFile = (at: number) => (at < 12 ? fileIn(at) : at < 24 && fileIn(100 + at - 12));
