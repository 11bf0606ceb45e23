import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_DECLINES } from "./declines.ts";
import { agentIdOf, trialIdOf, userIdOf } from "./ids.ts";
import { createMemoryDispatchStore } from "./memory/memory-dispatch-store.ts";
import { createMemoryState } from "./memory/memory-state.ts";
import { mayTake, takingByHand, takingOf, takingsOf, whyNot } from "./taking.ts";
import { anAgent, aTicket, NOW } from "./testing.ts";

const PEOPLE = ["ada", "ben", "maya"];
const CATEGORIES = ["Technical", "Billing"];
const trials = fc.constantFrom(null, trialIdOf("one"), trialIdOf("other"));
const agents = fc.array(
  fc
    .record({ id: fc.constantFrom("ada", "ben"), skills: fc.subarray(CATEGORIES), trial: trials })
    .map(({ id, ...rest }) => anAgent({ id: agentIdOf(id), ...rest })),
  { maxLength: 4 },
);
const declines = fc.uniqueArray(
  fc
    .record({ id: fc.constantFrom("ada", "ben"), lastsMs: fc.constantFrom(-1, 0, 1) })
    .map(({ id, lastsMs }) => ({ agentId: agentIdOf(id), until: new Date(NOW.getTime() + lastsMs), isOwn: true })),
  { selector: ({ agentId }) => agentId, maxLength: 2 },
);
const tickets = fc.array(
  fc
    .record({ userId: fc.constantFrom(...PEOPLE), category: fc.constantFrom(...CATEGORIES), declines, trial: trials })
    .map(({ userId, ...rest }) => aTicket({ userId: userIdOf(userId), ...rest })),
  { maxLength: 6 },
);

/** A line, as the store of the event core keeps it. */
function lineOf(line: readonly ReturnType<typeof aTicket>[]) {
  const state = createMemoryState();
  for (const ticket of line)
    state.tickets.set(ticket.id, { ticket, timeline: [], outbox: [], outboxAt: null, tries: 0 });
  return createMemoryDispatchStore(state, async () => {});
}

test("what the store is asked for an agent is what they may take, and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(agents, tickets, async ([agent], line) => {
      if (!agent) return;
      const found = await lineOf(line).listOpen({ limit: 100, after: null, takes: takingOf(agent, NOW) });
      const ids = line.filter((ticket) => mayTake(agent, ticket, NOW)).map(({ id }) => id);
      expect(found.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    }),
  );
});

test("what it is asked for several is what one of them may take, and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(agents, tickets, async (several, line) => {
      // Nobody is there twice.
      const distinct = [...new Map(several.map((agent) => [agent.id, agent])).values()];
      const takings = takingsOf(distinct, NOW);
      const pages = await Promise.all(
        takings.map((takes) => lineOf(line).listOpen({ limit: 100, after: null, takes })),
      );
      const found = new Set(pages.flat().map(({ id }) => id));
      const ids = line.filter((ticket) => distinct.some((agent) => mayTake(agent, ticket, NOW))).map(({ id }) => id);
      expect([...found].toSorted()).toEqual(ids.toSorted());
    }),
  );
});

test("agents with the same skills are one question, and a hundred of them name nobody", () => {
  const some = (count: number) =>
    Array.from({ length: count }, (_, n) => anAgent({ id: agentIdOf(`agent${n}`), skills: ["Billing"] }));
  const few = some(MOST_DECLINES + 1);
  const asked = { categories: ["Billing"], declinedAfter: NOW, trial: "none" };
  expect(takingsOf(few, NOW)).toEqual([{ ...asked, anyOf: few.map(({ id }) => id) }]);
  // Of so many at least one neither filed it nor can have declined it.
  expect(takingsOf(some(MOST_DECLINES + 2), NOW)).toEqual([{ ...asked, anyOf: null }]);
  expect(takingsOf(some(100), NOW)).toEqual([{ ...asked, anyOf: null }]);
});

test("whoever filed it is told so before their skills are looked at, and these before what they declined", () => {
  const [ada, ben] = [agentIdOf("ada"), agentIdOf("ben")];
  const until = new Date(NOW.getTime() + 1);
  const own = aTicket({ userId: ada, category: "Technical", declines: [{ agentId: ben, until, isOwn: true }] });
  expect(whyNot(anAgent({ id: ada, skills: ["Billing"] }), own, NOW)).toBe("filer");
  expect(whyNot(anAgent({ id: ben, skills: ["Billing"] }), own, NOW)).toBe("skill");
  expect(whyNot(anAgent({ id: ben }), own, NOW)).toBe("declined");
  expect(whyNot(anAgent({ id: ben }), own, until)).toBeNull();
});

test("what somebody declined is still there for them to take themselves", async () => {
  const ben = anAgent({ id: agentIdOf("ben") });
  const until = new Date(NOW.getTime() + 1);
  const store = lineOf([aTicket({ declines: [{ agentId: ben.id, until, isOwn: true }] })]);
  expect(await store.listOpen({ limit: 10, after: null, takes: takingOf(ben, NOW) })).toEqual([]);
  expect(await store.listOpen({ limit: 10, after: null, takes: takingByHand(ben) })).toHaveLength(1);
});
