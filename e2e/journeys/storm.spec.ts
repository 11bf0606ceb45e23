import type { BrowserContext } from "@playwright/test";
import { readDraft } from "#app/_drafts/draft.ts";
import { readSend } from "#app/_drafts/send.ts";
import { type Hands, handsOf } from "#e2e/fixtures/storm/hands.ts";
import { hurry, readKept } from "#e2e/fixtures/storm/in-page.ts";
import type { Conversation, Found } from "#e2e/fixtures/storm/ledger.ts";
import { rage, type Ticket, type Writer } from "#e2e/fixtures/storm/storm.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

// What is broken on purpose shows in the console.
test.use({ expectedProblems: /Failed to load resource|net::ERR|status of [45]\d\d/ });

/** QUICKFIX_STORMS=200 for many, QUICKFIX_STORM_FROM=17 to begin with that seed. */
const STORMS = Number(process.env["QUICKFIX_STORMS"] ?? 12);
const FROM = Number(process.env["QUICKFIX_STORM_FROM"] ?? 1);
/** Where nobody asked for more: on a slow machine there are fewer. */
const LONGEST_MS = process.env["QUICKFIX_STORMS"] ? Number.POSITIVE_INFINITY : 45_000;
const ACTS = 30;
const TABS = 3;
const A_STORM_MS = 30_000;

test(`in ${STORMS} storms over three tabs of two people nothing typed is lost, said twice or said as somebody else`, async ({
  desk,
  openAs,
}) => {
  test.setTimeout(60_000 + STORMS * A_STORM_MS);
  const [maya, omar] = await Promise.all([desk.customer("Maya Lindqvist"), desk.customer("Omar Haddad")]);
  const people: [Writer, Writer] = [
    { ...maya, nick: "maya" },
    { ...omar, nick: "omar" },
  ];
  const first = await openAs(null);
  const context = first.context();
  await first.close();
  const broken: string[] = [];
  context.on("weberror", (problem) => broken.push(String(problem.error())));
  // Without a network there is no code to come, and a page that is left waits for it no longer.
  const isOfTheNetwork = (problem: string) => /ChunkLoadError|Failed to fetch/.test(problem);
  const hands = await handsOf(context, desk.webUrl, people);
  const begun = performance.now();
  let done = 0;
  for (let seed = FROM; seed < FROM + STORMS && performance.now() - begun < LONGEST_MS; seed += 1, done += 1) {
    const tickets: Ticket[] = [];
    for (const of of [...people, ...people]) {
      const { _id: id, complaintId } = await desk.file(of);
      tickets.push({ id, complaintId, of });
    }
    const { ledger, weather } = await rage({ seed, context, hands, tickets, acts: ACTS, tabs: TABS }).catch(
      (cause: unknown) => {
        throw new Error(`The storm of seed ${seed} could not end.`, { cause });
      },
    );
    const kept: Found[] = [];
    for (const person of people) kept.push(...(await untilSent(context, hands, person, tickets)));
    const conversations = await Promise.all(tickets.map(read));
    const told = JSON.stringify({ seed, ...ledger.howMuch(), ...weather.counts });
    expect(
      [...broken.filter((problem) => !isOfTheNetwork(problem)), ...ledger.judge(conversations, kept)],
      told,
    ).toEqual([]);
    await forgetAll(context);
  }
  test.info().annotations.push({ type: "storms", description: `${done} of ${STORMS}` });
  expect(done).toBeGreaterThan(0);
});

/** Lets everything of theirs go out that can; says what is left in drafts and in the tray. */
async function untilSent(
  context: BrowserContext,
  hands: Hands<Writer>,
  person: Writer,
  tickets: readonly Ticket[],
): Promise<Found[]> {
  await hands.change(person);
  const page = await context.newPage();
  await page.goto(`/complaints/${tickets.find(({ of }) => of === person)?.complaintId}`);
  const keptHere = async () => (await page.evaluate(readKept)).filter(([name]) => name.split(":")[2] === person.id);
  await expect
    .poll(
      async () => {
        await page.evaluate(hurry);
        return (await keptHere()).filter(([, value]) => readSend(value)?.problem === null);
      },
      { timeout: A_STORM_MS },
    )
    .toEqual([]);
  const kept = (await keptHere()).map(([, value]) => ({
    personId: person.id,
    text: (readSend(value) ?? readDraft(value))?.texts["text"] ?? "",
  }));
  await page.close();
  return kept;
}

/** What the server has of it. */
async function read({ id, of }: Ticket): Promise<Conversation> {
  const { timeline } = await of.api.complaints.byId.query({ id });
  const said = timeline.flatMap((item) =>
    "message" in item && item.message ? [{ personId: item.by?.id ?? "nobody", text: item.message }] : [],
  );
  return { ticketId: id, said };
}

/** The next storm begins on a clean device. */
async function forgetAll(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.evaluate(() => localStorage.clear());
  await page.close();
}
