import { expect, test } from "vitest";
import { AGENT, anAssignedTicket, aStamp, NOW } from "../testing.ts";
import { applyChange, inOrder } from "./apply.ts";
import { comment, setPriority } from "./converse.ts";
import { resolve } from "./end.ts";
import { together } from "./together.ts";

const LATER = new Date(NOW.getTime() + 1_000);

test("several changes are one: each decides on what the one before leaves, and has its own rev, event and entry", async () => {
  const ticket = anAssignedTicket({ rev: 7 });
  const change = await together(ticket, aStamp(), () => aStamp({ now: LATER }), [
    (now, stamp) => setPriority(now, "High", AGENT, stamp),
    () => null,
    (now, stamp) => comment(now, AGENT, "It was loose.", false, stamp),
    (now, stamp) => resolve(now, AGENT, stamp, "It works."),
  ]);
  const changes = change ? inOrder(change) : [];
  expect(changes.map(({ event: { type, rev, at } }) => [type, rev, at])).toEqual([
    ["ticket.priority_changed", 8, NOW],
    ["ticket.commented", 9, NOW],
    ["ticket.resolved", 10, NOW],
  ]);
  const ids = changes.flatMap(({ event, timeline }) => [event.id, ...timeline.map(({ id }) => id)]);
  expect(new Set(ids).size).toBe(6);
  expect(change && applyChange(ticket, change)).toMatchObject({
    rev: 10,
    priority: "High",
    status: "Resolved",
    replied: true,
    comments: 2,
    slot: null,
  });
  expect(changes.at(-1)?.event).toMatchObject({ body: { data: { priority: "High" } } });
});

test("where none of them has anything to change, there is no change", async () => {
  expect(await together(anAssignedTicket(), aStamp(), aStamp, [() => null])).toBeNull();
});

test("one that is refused leaves nothing of the others", async () => {
  const refusing = together(anAssignedTicket(), aStamp(), aStamp, [
    (now, stamp) => setPriority(now, "High", AGENT, stamp),
    () => {
      throw new Error("no");
    },
  ]);
  await expect(refusing).rejects.toThrow("no");
});
