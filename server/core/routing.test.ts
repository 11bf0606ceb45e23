import fc from "fast-check";
import { expect, test } from "vitest";
import { agentIdOf, userIdOf } from "./ids.ts";
import { match, roomOf, type Seat } from "./routing.ts";
import { anAgent, aTicket, NOW } from "./testing.ts";

const seat = (id: string, overrides: Partial<Seat> & { idleMinutes?: number; skills?: string[] } = {}): Seat => ({
  agent: anAgent({
    id: agentIdOf(id),
    name: id,
    skills: overrides.skills ?? [],
    idleSince: new Date(NOW.getTime() - (overrides.idleMinutes ?? 0) * 60_000),
  }),
  places: overrides.places ?? [0],
  active: overrides.active ?? 0,
});

test("the first ticket of the line goes to the agent who has been free the longest", () => {
  const [pair] = match([aTicket()], [seat("short", { idleMinutes: 1 }), seat("long", { idleMinutes: 9 })], NOW);
  expect(pair?.agent.id).toBe("long");
  expect(pair?.why).toMatchObject({ rule: "longest-free", freeAgents: 2, freeForMs: 540_000 });
});

test("an agent who works on something comes after one who does not, however long they have been free", () => {
  const half = seat("half", { places: [1], active: 1, idleMinutes: 60 });
  const [pair] = match([aTicket()], [half, seat("idle")], NOW);
  expect(pair?.agent.id).toBe("idle");
});

test("everybody gets one before anybody gets two", () => {
  const seats = [seat("a", { places: [0, 1] }), seat("b", { places: [0, 1] })];
  const pairs = match([aTicket(), aTicket(), aTicket()], seats, NOW);
  expect(pairs.map((pair) => pair.agent.id)).toEqual(["a", "b", "a"]);
  expect(pairs.map((pair) => pair.place)).toEqual([0, 0, 1]);
});

test("a ticket that nobody free can take does not hold back those behind it", () => {
  const line = [aTicket({ category: "Billing" }), aTicket({ category: "Technical" })];
  const pairs = match(line, [seat("tech", { skills: ["Technical"] })], NOW);
  expect(pairs.map((pair) => pair.ticket.id)).toEqual([line[1]?.id]);
});

test("the reason tells how many free agents lacked the skill", () => {
  const seats = [seat("any"), seat("billing", { skills: ["Billing"] })];
  const [pair] = match([aTicket({ category: "Technical" })], seats, NOW);
  expect(pair?.why).toMatchObject({ freeAgents: 1, skippedForSkill: 1 });
});

test("a free number is no free place once the capacity was lowered below what is held", () => {
  expect(roomOf({ capacity: 2 }, [{ slot: "a#1" }, { slot: "a#2" }])).toEqual({ kind: "refresh-first" });
});

test("an agent with a ticket that waits for a place gets nothing from the line", () => {
  expect(roomOf({ capacity: 3 }, [{ slot: null }])).toEqual({ kind: "refresh-first" });
});

test("the lowest free places are offered", () => {
  expect(roomOf({ capacity: 3 }, [{ slot: "a#1" }])).toEqual({ kind: "free", places: [0, 2], active: 1 });
});

test("never gives a ticket twice, a place twice, or a ticket to somebody without the skill", () => {
  const skill = fc.constantFrom("Technical", "Billing", "Account");
  const seats = fc.array(
    fc.record({ skills: fc.array(skill, { maxLength: 2 }), places: fc.integer({ min: 1, max: 3 }) }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(fc.array(skill, { maxLength: 12 }), seats, (categories, shapes) => {
      const free = shapes.map(({ skills, places }, index) =>
        seat(`agent-${index}`, { skills, places: Array.from({ length: places }, (_, place) => place) }),
      );
      const pairs = match(
        categories.map((category) => aTicket({ category })),
        free,
        NOW,
      );
      expect(new Set(pairs.map((pair) => pair.ticket.id)).size).toBe(pairs.length);
      expect(new Set(pairs.map((pair) => `${pair.agent.id}#${pair.place}`)).size).toBe(pairs.length);
      for (const { agent, ticket } of pairs) {
        expect(agent.skills.length === 0 || agent.skills.includes(ticket.category)).toBe(true);
      }
    }),
  );
});

test("nobody is matched with what they filed, and the reason tells how many were passed over for that", () => {
  const own = aTicket({ userId: userIdOf("first") });
  const seats = [seat("first", { idleMinutes: 9 }), seat("second")];
  const [pair] = match([own], seats, NOW);
  expect(pair?.agent.id).toBe("second");
  expect(pair?.why).toMatchObject({ freeAgents: 1, skippedForSkill: 0, skippedAsFilers: 1 });
  expect(match([own], [seat("first")], NOW)).toEqual([]);
});
