import { beforeEach, expect, test } from "vitest";
import { newStamp } from "#server/core/assignments/ports.ts";
import { claim } from "#server/core/changes/claim.ts";
import type { AgentId, TicketId } from "#server/core/ids.ts";
import { ANYTHING, mayTake, takingOf, takingsOf } from "#server/core/taking.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";

const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());
const { store } = desk;

const everything = { limit: 100, after: null, takes: ANYTHING };
const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id);

async function aTicket(): Promise<Ticket> {
  const { _id } = await it.file(maya);
  const ticket = await store.findTicket(_id);
  if (!ticket) throw new Error("the ticket was filed");
  return ticket;
}

const claimFor = (ticket: Ticket, agent: { id: AgentId; name: string }, place: number) =>
  claim(ticket, agent, place, { rule: "longest-free" }, newStamp(desk));

test("the line is in order of its places, page after page, also among those of one moment", async () => {
  const filed = [];
  for (let n = 0; n < 7; n++) {
    if (n === 4) clock.advance(1_000);
    filed.push((await it.file(maya))._id);
  }
  const seen: string[] = [];
  let after: { dispatchAt: Date; id: TicketId } | null = null;
  for (let page = 0; page < 4; page++) {
    const tickets: Ticket[] = await store.listOpen({ limit: 2, after, takes: ANYTHING });
    seen.push(...idsOf(tickets));
    after = tickets.at(-1) ?? after;
  }
  expect(seen).toEqual(filed);
  expect(await store.listOpen({ limit: 2, after, takes: ANYTHING })).toEqual([]);
});

test("of some categories, only their tickets", async () => {
  const [billing] = [await it.file(maya, { category: "Billing" }), await it.file(maya, { category: "Technical" })];
  expect(
    idsOf(await store.listOpen({ ...everything, takes: { ...ANYTHING, categories: ["Billing", "Account"] } })),
  ).toEqual([billing._id]);
});

test("free agents are those on duty with room, longest free first", async () => {
  const first = await it.addAgent("First");
  clock.advance(1_000);
  const second = await it.addAgent("Second");
  await it.addAgent("Away", { onDuty: false });
  expect(idsOf(await store.listFree(10))).toEqual([first.id, second.id]);
  expect(idsOf(await store.listFree(1))).toEqual([first.id]);
  await it.file(maya);
  await it.dispatch();
  expect(idsOf(await store.listFree(10))).toEqual([second.id]);
});

test("a write on a ticket that moved on is stale, one into a place that is taken is refused", async () => {
  const asha = await it.addAgent("Asha");
  const [one, other] = [await aTicket(), await aTicket()];
  expect(await store.commit(one, claimFor(one, asha, 0))).toBe("won");
  expect(await store.commit(one, claimFor(one, asha, 1))).toBe("stale");
  expect(await store.commit(other, claimFor(other, asha, 0))).toBe("taken");
  expect(await store.findTicket(other.id)).toEqual(other);
  expect(idsOf(await store.listHeld([asha.id]))).toEqual([one.id]);
});

test("of many writes at once each is answered by what became of it, and none stops the others", async () => {
  const asha = await it.addAgent("Asha");
  const [won, moved, blocked, late] = [await aTicket(), await aTicket(), await aTicket(), await aTicket()];
  await changeStatus(desk, ines, { id: moved.id, status: "Closed" });
  const outcomes = await store.commitAll([
    { ticket: won, change: claimFor(won, asha, 0) },
    { ticket: moved, change: claimFor(moved, asha, 1) },
    { ticket: blocked, change: claimFor(blocked, asha, 0) },
    { ticket: late, change: claimFor(late, asha, 2) },
  ]);
  expect(outcomes).toEqual(["won", "stale", "taken", "won"]);
  expect(idsOf(await store.listHeld([asha.id])).toSorted()).toEqual([won.id, late.id].toSorted());
  expect(await store.commitAll([])).toEqual([]);
});

test("for each agent the database finds what they may take, and nothing else", async () => {
  const [ada, ben] = [await it.addAgent("Ada"), await it.addAgent("Ben")];
  for (const filer of [maya, ada, ben]) {
    for (const category of ["Billing", "Technical"]) await it.file(filer, { category });
  }
  for (const decliner of [ada, ben]) {
    const { _id: id } = await it.file(maya, { category: "Technical" });
    await assignComplaint(desk, ines, { id, agentId: decliner.id });
    await assignComplaint(desk, decliner, { id, agentId: null });
  }
  const line = await store.listOpen(everything);
  for (const { id } of [ada, ben]) {
    for (const skills of [[], ["Billing"], ["Billing", "Account"]]) {
      const agent = { id, skills, trial: null };
      const found = await store.listOpen({ ...everything, takes: takingOf(agent, clock.now()) });
      expect(found.map((ticket) => ticket.id)).toEqual(
        line.filter((each) => mayTake(agent, each, clock.now())).map((each) => each.id),
      );
    }
  }
  const both = [ada, ben].map(({ id }) => ({ id, skills: [], trial: null }));
  const [takes = ANYTHING, ...others] = takingsOf(both, clock.now());
  expect(others).toEqual([]);
  expect(idsOf(await store.listOpen({ ...everything, takes }))).toEqual(
    idsOf(line.filter((each) => both.some((agent) => mayTake(agent, each, clock.now())))),
  );
});
