import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import type { TicketId } from "#server/core/ids.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { addComment } from "./add-comment.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const kofi = await it.addPerson("Kofi", "user");
let asha: Actor = ines;
let id = "";

/** A complaint of Maya's that Asha works on. */
beforeEach(async () => {
  await it.emptied();
  asha = await it.addAgent("Asha");
  ({ _id: id } = await it.file(maya));
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  await it.toldTo(maya);
});

const say = (actor: Actor, message: string, internal = false) => addComment(desk, actor, { id, message, internal });
const wordsFor = async (actor: Actor) =>
  (await getComplaint(desk, actor, id)).timeline.flatMap((entry) => (entry.kind === "comment" ? [entry.message] : []));

test("the customer's words reach the agent, and the agent's the customer", async () => {
  await say(maya, "It hums louder.");
  await say(asha, "We come at noon.");
  expect(await wordsFor(maya)).toEqual(["It hums louder.", "We come at noon."]);
  expect(await it.toldTo(asha)).toEqual(["assigned: New complaint for you", "reply: The customer wrote"]);
  expect((await it.toldTo(maya)).at(-1)).toBe("reply: New reply to your complaint");
});

test("an admin's words reach both of them", async () => {
  await say(ines, "I have an eye on it.");
  expect((await it.toldTo(maya)).at(-1)).toBe("reply: New reply to your complaint");
  expect((await it.toldTo(asha)).at(-1)).toBe("reply: New reply to a complaint of yours");
});

test("an internal note is for staff: the customer neither reads nor hears of it", async () => {
  const before = await it.toldTo(maya);
  await say(ines, "A difficult one.", true);
  expect(await wordsFor(maya)).toEqual([]);
  expect(await wordsFor(asha)).toEqual(["A difficult one."]);
  expect(await it.toldTo(maya)).toEqual(before);
  expect((await it.toldTo(asha)).at(-1)).toBe("reply: New internal note");
  expect((await it.eventsOf(id)).at(-1)?.audience).not.toContain(`user:${maya.id}`);
});

test("what a customer writes while it waits for them is the answer: it goes on with the same agent", async () => {
  await changeStatus(desk, asha, { id, status: "Waiting on Customer" });
  expect(await say(maya, "The blue one.")).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id } });
  expect((await it.toldTo(asha)).at(-1)).toBe("reply: The customer answered");
  expect(await getComplaint(desk, ines, id)).toMatchObject({ why: { rule: "came-back" } });
});

test("with that agent off duty the answer sends it back to the line", async () => {
  await changeStatus(desk, asha, { id, status: "Waiting on Customer" });
  await setAvailability(desk, asha, { agentId: asha.id, availability: "offline" });
  expect(await say(maya, "The blue one.")).toMatchObject({ status: "Open", assignedTo: null });
  expect(await wordsFor(maya)).toEqual(["The blue one."]);
});

test("what staff write while it waits leaves it waiting", async () => {
  await changeStatus(desk, asha, { id, status: "Waiting on Customer" });
  expect(await say(asha, "Have you found it?")).toMatchObject({ status: "Waiting on Customer" });
});

test("the first answer to the customer makes the complaint its agent's to keep", async () => {
  // What a lead takes from her does not come to her again for a while.
  await assignComplaint({ ...desk, declineMs: 0 }, ines, { id, agentId: null });
  await it.dispatch();
  await say(asha, "We are looking into it.");
  await setAvailability(desk, asha, { agentId: asha.id, availability: "offline" });
  expect(await getComplaint(desk, ines, id)).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id } });
});

test("after the end a customer opens it again before they write; staff write at any time", async () => {
  await changeStatus(desk, asha, { id, status: "Resolved" });
  await expect(say(maya, "Thank you!")).rejects.toMatchObject({
    code: "complaint.transition-not-allowed",
    message: "This complaint is Resolved. Reopen it to write again.",
    detail: { allowed: ["Open", "Closed"] },
  });
  await expect(say(asha, "All is well, I hope.")).resolves.toMatchObject({ status: "Resolved" });
});

test("a conversation ends at five hundred messages, also for the answer it waits for", async () => {
  const full = {
    ...desk,
    complaints: {
      ...desk.complaints,
      async find(ref: TicketId) {
        const found = await desk.complaints.find(ref);
        return found && { ...found, ticket: { ...found.ticket, comments: 500 } };
      },
    },
  };
  const refusal = { code: "complaint.conversation-full", message: /file a new complaint and mention COMP-/ };
  await expect(addComment(full, asha, { id, message: "More", internal: false })).rejects.toMatchObject(refusal);
  await changeStatus(desk, asha, { id, status: "Waiting on Customer" });
  await expect(addComment(full, maya, { id, message: "More", internal: false })).rejects.toMatchObject(refusal);
});

test("notes are for staff, and somebody else's complaint is not there", async () => {
  await expect(say(maya, "A note", true)).rejects.toMatchObject({
    code: "auth.forbidden",
    message: "Internal notes are for staff.",
  });
  await expect(say(kofi, "Hello?")).rejects.toMatchObject({ code: "complaint.not-found" });
});

test("words said at the same moment are all kept", async () => {
  const words = Array.from({ length: 8 }, (_, n) => `Word ${n}`);
  await Promise.all(words.map((each, n) => say(n % 2 ? maya : asha, each)));
  expect((await wordsFor(asha)).toSorted()).toEqual(words);
});

test("who filed it answers as its customer, though they work here by now", async () => {
  const tomas = await it.addAgent("Tomás");
  const { _id: own } = await it.file(tomas);
  await assignComplaint(desk, ines, { id: own, agentId: asha.id });
  await changeStatus(desk, asha, { id: own, status: "Waiting on Customer" });
  expect(await addComment(desk, tomas, { id: own, message: "The blue one.", internal: false })).toMatchObject({
    status: "In Progress",
    assignedTo: { _id: asha.id },
  });
});

test("who filed it neither writes nor reads internal notes about themselves, nor why somebody has it", async () => {
  const tomas = await it.addAgent("Tomás");
  const { _id: own } = await it.file(tomas);
  await assignComplaint(desk, ines, { id: own, agentId: asha.id });
  await addComment(desk, asha, { id: own, message: "Says so every week.", internal: true });
  const seen = await getComplaint(desk, tomas, own);
  expect(seen.timeline.some((entry) => entry.kind === "comment")).toBe(false);
  expect(seen).toMatchObject({
    why: null,
    can: { note: false, assign: false, take: false, setPriority: false, reply: true, statuses: ["Closed"] },
  });
  await expect(addComment(desk, tomas, { id: own, message: "Hm.", internal: true })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
  expect((await it.eventsOf(own)).at(-1)?.audience).toContain(`-user:${tomas.id}`);
});
