import { expect, test } from "vitest";
import { MOST_DECLINES } from "../declines.ts";
import { agentIdOf } from "../ids.ts";
import { ADMIN, AGENT, anAgent, anAssignedTicket, aStamp, aTicket, NOW, OTHER_AGENT } from "../testing.ts";
import type { Decline } from "../ticket.ts";
import { give } from "./give.ts";
import { requeue } from "./requeue.ts";
import { takeBack } from "./take-back.ts";

const TEN_MINUTES_MS = 600_000;
const until = new Date(NOW.getTime() + TEN_MINUTES_MS);
const later = (ms: number) => new Date(NOW.getTime() + ms);
const of = (agentId: Decline["agentId"], at = until, isOwn = false): Decline => ({ agentId, until: at, isOwn });

test("what its agent puts back, or a lead takes from them, stays away from them for a while, and the timeline says until when", () => {
  const putBack = takeBack(anAssignedTicket(), AGENT, aStamp(), TEN_MINUTES_MS);
  expect(putBack.set).toMatchObject({ status: "Open", assignedTo: null, declines: [of(AGENT.id, until, true)] });
  expect(putBack.timeline).toMatchObject([{ kind: "requeued", reason: "taken-back", until }]);
  const taken = takeBack(anAssignedTicket(), ADMIN, aStamp(), TEN_MINUTES_MS);
  expect(taken.set.declines).toEqual([of(AGENT.id)]);
});

test("what goes back by itself is declined by nobody", () => {
  const change = requeue(anAssignedTicket(), "agent-off-duty", null, aStamp());
  expect(change.set).not.toHaveProperty("declines");
  expect(change.timeline[0]).not.toHaveProperty("until");
});

test("what is given to somebody else stays away from whoever had it, and whoever gets it wants it", () => {
  const held = anAssignedTicket({ declines: [of(OTHER_AGENT.id)] });
  const { set } = give(held, anAgent({ id: OTHER_AGENT.id }), ADMIN, aStamp(), TEN_MINUTES_MS);
  expect(set.declines).toEqual([of(AGENT.id)]);
  const line = aTicket({ declines: [of(AGENT.id), of(OTHER_AGENT.id)] });
  expect(give(line, anAgent(), AGENT, aStamp(), TEN_MINUTES_MS).set.declines).toEqual([of(OTHER_AGENT.id)]);
});

test("a desk whose setting is nought gives it to whoever is free, at once", () => {
  const { set, timeline } = takeBack(anAssignedTicket(), AGENT, aStamp(), 0);
  expect(set.declines).toEqual([]);
  expect(timeline[0]).not.toHaveProperty("until");
});

test("what has ended goes with the next one, one of each agent is kept, and of many the newest", () => {
  const ended = of(OTHER_AGENT.id, NOW);
  const earlier = of(AGENT.id, later(1));
  const { set } = takeBack(anAssignedTicket({ declines: [ended, earlier] }), ADMIN, aStamp(), TEN_MINUTES_MS);
  expect(set.declines).toEqual([of(AGENT.id)]);
  const many = Array.from({ length: MOST_DECLINES }, (_, n) => of(agentIdOf(`agent${n}`), later(n + 1)));
  const full = takeBack(anAssignedTicket({ declines: many }), ADMIN, aStamp(), TEN_MINUTES_MS).set.declines;
  expect(full).toEqual([...many.slice(1), of(AGENT.id)]);
});
