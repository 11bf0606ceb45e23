import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { seededRandom } from "#server/core/seeded-random.ts";
import { readDraft } from "./draft.ts";
import { draftsOf, sendsOf } from "./names.ts";
import { newKey } from "./new-key.ts";
import { readSend } from "./send.ts";
// Fetched when it is needed; here that takes longer than a whole storm.
import "./tabs-asked.ts";
import { aStorage, someChannels, someLocks } from "./testing.ts";
import { createUnsent, type Unsent } from "./unsent.ts";

/** QUICKFIX_STORMS=200 for many. */
const STORMS = Number(process.env["QUICKFIX_STORMS"] ?? 12);
const ROUNDS = 200;
const PEOPLE = ["maya", "omar"] as const;
type Person = (typeof PEOPLE)[number];
const PLACE = "answer:t1";

interface Said {
  readonly by: Person;
  readonly words: string;
}

/** A server that does each key once, and refuses what was written as somebody else than who asks. */
function aServer() {
  const said = new Map<string, Said>();
  return {
    said,
    change(key: string, words: string, writtenAs: Person, session: Person): void {
      if (writtenAs !== session) throw refusal("auth.another-person");
      const before = said.get(key);
      if (before && before.words !== words) throw refusal("request.idempotency-mismatch");
      said.set(key, { by: session, words });
    },
  };
}

function refusal(code: string) {
  const data = { code: "CONFLICT", httpStatus: 409, domain: { code } };
  return TRPCClientError.from({ error: { message: code, code: -32_600, data } } as never);
}
const cut = () => TRPCClientError.from(new TypeError("Failed to fetch"));

/** One browser, its tabs, whoever is signed in, and a network that does what it likes. */
function aStorm(seed: number, hasLocks: boolean) {
  const chance = seededRandom(seed);
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(chance() * items.length)];
    if (item === undefined) throw new Error("There is nothing to choose from.");
    return item;
  };
  const local = aStorage();
  const locks = someLocks();
  const channels = someChannels();
  const server = aServer();
  const typed: Said[] = [];
  const writtenOn = new Set<string>();
  let session: Person = "maya";
  let time = 0;
  let isCalm = false;
  let count = 0;
  let letters = 0;
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

  const change = async (key: string, words: string, by: Person) => {
    const luck = isCalm ? 1 : chance();
    if (luck < 0.2) throw cut();
    for (let ticks = Math.floor(chance() * 6); ticks > 0 && !isCalm; ticks -= 1) await turn();
    server.change(key, words, by, session);
    if (luck < 0.3) server.change(key, words, by, session);
    if (luck < 0.5) throw cut();
    if (luck < 0.6) throw refusal("service.unavailable");
    if (luck < 0.65) throw refusal("request.in-progress");
  };
  const openPage = (person: Person, tabSession = aStorage()) => {
    const name = `page-${(count += 1)}`;
    const unsent: Unsent = createUnsent(
      {
        personId: person,
        change: ({ key, input }) => change(key, String(input), person),
        onTaken: async () => {},
        onRefused: () => {},
      },
      {
        ...{ local, session: tabSession, now: () => (time += 1) },
        ...(hasLocks ? { locks: locks.of(name) } : { locks: undefined, channel: channels.of(name) }),
        sleep: async (ms) => {
          for (let ticks = Math.min(ms / 500, 5); ticks > 0; ticks -= 1) await turn();
          time += ms;
        },
      },
    );
    void unsent.drafts.open(PLACE);
    unsent.outbox.signedIn();
    return { name, person, unsent, tabSession };
  };
  type Page = ReturnType<typeof openPage>;
  const leave = ({ name, unsent }: Page) => {
    unsent.drafts.close();
    unsent.outbox.close();
    locks.end(name);
    channels.end(name);
  };
  const write = ({ person, unsent }: Page) => {
    const { mine, isOpen } = unsent.drafts.look(PLACE);
    // A page of this very moment, of which nobody has seen anything yet.
    if (!isOpen) return;
    // What stood there is written on: the longer text takes its place.
    const before = mine?.texts["text"];
    const words = `${before === undefined ? "" : `${before}, `}${person} ${(letters += 1)}`;
    if (before !== undefined) writtenOn.add(before);
    typed.push({ by: person, words });
    unsent.drafts.write(PLACE, { text: words });
  };
  const send = ({ unsent }: Page) => {
    const draft = unsent.drafts.take(PLACE);
    const words = draft?.texts["text"];
    if (!draft || words === undefined) return;
    unsent.outbox.send(
      {
        ...{ key: draft.key, texts: draft.texts, verb: "comment", input: words, line: "t1" },
        ...{ what: "Your message", words, place: PLACE, href: "/" },
      },
      () => {},
    );
  };
  const takeBack = ({ unsent }: Page) => {
    const first = unsent.outbox.list().find(({ isWaiting, problem }) => isWaiting || problem);
    const taken = first && unsent.outbox.withdraw(first.key);
    if (!taken) return;
    const isUsedUp = taken.problem?.code === "request.idempotency-mismatch";
    unsent.drafts.putBack(PLACE, { key: isUsedUp ? newKey() : taken.key, texts: taken.texts });
  };
  return {
    ...{ turn, one, chance, local, server, typed, writtenOn, openPage, leave, write, send, takeBack },
    sit: (person: Person) => (session = person),
    calm: () => (isCalm = true),
  };
}

/** Everything of one person that this browser still holds, sent or not; what has arrived with the same key is not counted twice. */
function heldOf(storm: ReturnType<typeof aStorm>, person: Person): Said[] {
  return [...storm.local.items].flatMap(([name, value]) => {
    const kept =
      (name.startsWith(draftsOf(person)) && readDraft(value)) || (name.startsWith(sendsOf(person)) && readSend(value));
    const words = kept ? kept.texts["text"] : undefined;
    if (!kept || words === undefined || storm.server.said.get(kept.key)?.words === words) return [];
    return [{ by: person, words }];
  });
}

/** What a browser gives to a tab that is duplicated. */
function copyOf({ items }: ReturnType<typeof aStorage>) {
  const copy = aStorage();
  for (const [name, value] of items) copy.setItem(name, value);
  return copy;
}

test.each([
  { browser: "a browser with locks", hasLocks: true },
  { browser: "one without locks", hasLocks: false },
])(
  `in ${STORMS} storms over three tabs of two people, in $browser, nothing typed is lost, said twice or said as somebody else`,
  async ({ hasLocks }) => {
    for (let seed = 1; seed <= STORMS; seed += 1) {
      const storm = aStorm(seed, hasLocks);
      let pages = [storm.openPage("maya"), storm.openPage("maya"), storm.openPage("maya")];
      for (let round = 0; round < ROUNDS; round += 1) {
        const page = storm.one(pages);
        const luck = storm.chance();
        const replace = (next: typeof page) => (pages = pages.map((each) => (each === page ? next : each)));
        if (luck < 0.35) storm.write(page);
        else if (luck < 0.65) storm.send(page);
        else if (luck < 0.7) storm.takeBack(page);
        else if (luck < 0.8) page.unsent.outbox.hurry();
        else if (luck < 0.87) {
          storm.leave(page);
          replace(storm.openPage(page.person, page.tabSession));
        } else if (luck < 0.94) {
          storm.leave(page);
          // Closed, and another opened or duplicated.
          const other = storm.one(pages.filter((each) => each !== page));
          replace(storm.openPage(page.person, luck < 0.9 ? aStorage() : copyOf(other.tabSession)));
        } else if (luck < 0.96) {
          // Somebody else signs in in one tab: the others are not theirs any more, and are opened anew one by one.
          const next = page.person === "maya" ? "omar" : "maya";
          storm.sit(next);
          for (const each of pages) storm.leave(each);
          pages = pages.map(() => storm.openPage(next));
        } else await storm.turn();
        if (storm.chance() < 0.5) await storm.turn();
      }
      for (const each of pages) storm.leave(each);
      storm.calm();
      for (const person of PEOPLE) {
        storm.sit(person);
        const last = storm.openPage(person);
        await expect.poll(() => last.unsent.outbox.list().filter(({ problem }) => !problem)).toEqual([]);
        storm.leave(last);
      }
      const said = [...storm.server.said.values()];
      const unsaid = PEOPLE.flatMap((person) => heldOf(storm, person));
      // An earlier version may have arrived before it was taken back and written on. Nothing else is there but the latest.
      const isLatest = ({ words }: Said) => !storm.writtenOn.has(words);
      const lines = (texts: readonly Said[]) => texts.map(({ by, words }) => `${by}: ${words}`).sort();
      expect(lines([...said.filter(isLatest), ...unsaid]), `seed ${seed}`).toEqual(lines(storm.typed.filter(isLatest)));
      expect(new Set(lines(said)).size, `seed ${seed}: each once`).toBe(said.length);
      expect(said.length, `seed ${seed}: something arrived`).toBeGreaterThan(0);
    }
  },
  30_000 + STORMS * 1_000,
);
