import { expect, test } from "vitest";
import { butNot } from "#server/core/events/event.ts";
import { type MissedQuestion, shareMissedEvents } from "./missed-events.ts";

const at = (second: number) => new Date(second * 1_000);
const event = (second: number, ...audience: string[]) => ({ id: `e${second}`, storedAt: at(second), audience });
type Stored = ReturnType<typeof event>;

const EVENTS = [
  event(1, "user:maya", "staff"),
  event(2, "user:kofi", "staff"),
  event(3, "user:maya", "staff", butNot("user:ada")),
  event(4, "user:maya", "staff"),
];

/** Who asks, and what it costs. */
function aFeed(most?: number) {
  const asked: string[] = [];
  const answer = ({ rooms, position, limit }: MissedQuestion, isHeard: (event: Stored) => boolean, order: Stored[]) =>
    order
      .filter(
        ({ storedAt, audience }) => storedAt >= position.storedAt && audience.some((room) => rooms.includes(room)),
      )
      .filter(isHeard)
      .slice(0, limit);
  const missed = shareMissedEvents<Stored>(
    {
      async ask(question) {
        asked.push(`alone: ${question.rooms.join()}`);
        const isKept = ({ audience }: Stored) => question.rooms.some((room) => audience.includes(butNot(room)));
        return answer(question, (each) => !isKept(each), EVENTS);
      },
      async askNewest(question) {
        asked.push(`together: ${question.rooms.join()}`);
        return answer(question, () => true, EVENTS.toReversed());
      },
    },
    most,
  );
  const ids = async (second: number, rooms: string[], limit = 10) =>
    (await missed({ rooms, position: { storedAt: at(second), id: "" }, limit })).map(({ id }) => id);
  return { asked, ids };
}

test("whoever comes back alone asks for what is theirs", async () => {
  const { asked, ids } = aFeed();
  expect(await ids(1, ["user:kofi"])).toEqual(["e2"]);
  expect(asked).toEqual(["alone: user:kofi"]);
});

test("those who come back at once share a query, and each is told what they may hear of since they left", async () => {
  const { asked, ids } = aFeed();
  const told = [ids(2, ["user:maya"]), ids(1, ["user:kofi"]), ids(1, ["user:ada", "staff"]), ids(1, ["user:maya"], 2)];
  expect(await Promise.all(told)).toEqual([["e3", "e4"], ["e2"], ["e1", "e2", "e4"], ["e1", "e3"]]);
  expect(asked).toEqual(["together: user:maya,user:kofi,user:ada,staff"]);
});

test("whoever was away for longer than the shared query reaches back asks alone", async () => {
  const { asked, ids } = aFeed(2);
  expect(await Promise.all([ids(1, ["staff"]), ids(4, ["user:maya"])])).toEqual([["e1", "e2", "e3", "e4"], ["e4"]]);
  expect(asked).toEqual(["together: staff,user:maya", "alone: staff"]);
});
