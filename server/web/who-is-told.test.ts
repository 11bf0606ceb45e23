import type { AnyProcedure } from "@trpc/server";
import { afterAll, expect, test } from "vitest";
import type { EventType } from "#server/core/events/event-data.ts";
import { isTold } from "#server/core/events/who-is-told.ts";
import { ACTS_TOLD } from "#server/desk/audit/acts-told.ts";
import type { AuditAction } from "#server/desk/audit/plain.ts";
import { startTestWeb } from "./testing.ts";
import { createRouter } from "./trpc/router.ts";

const world = await startTestWeb();
afterAll(() => world.stop());
// Flat at run time, by the names on the wire; its type is the nested one.
const procedures = createRouter(() => world.web)._def.procedures as unknown as Readonly<Record<string, AnyProcedure>>;

/** How whoever a change is done to hears of it: by a row of the trail, or by an event of the complaint; or why nobody does. */
type How = { readonly act: AuditAction } | { readonly events: readonly EventType[] } | "own" | "no-person";

const HOW: Readonly<Record<string, How>> = {
  "account.changeAddress": "own",
  "account.changePassword": "own",
  "account.chooseTimeZone": "own",
  "account.forgotPassword": "own",
  "account.register": "own",
  "account.rename": "own",
  "account.sendVerification": "own",
  "agents.setAvailability": { act: "agent.availability" },
  "agents.setCapacity": { act: "agent.capacity" },
  "agents.setMyAvailability": "own",
  "agents.setSkills": { act: "agent.skills" },
  "alerts.markRead": "own",
  "audit.export": "no-person",
  "categories.add": "no-person",
  "categories.change": "no-person",
  "complaints.applyMacro": {
    events: [
      "ticket.commented",
      "ticket.resolved",
      "ticket.closed",
      "ticket.waiting",
      "ticket.priority_changed",
      "ticket.corrected",
    ],
  },
  "complaints.assign": { events: ["ticket.reassigned", "ticket.requeued"] },
  "complaints.changeStatus": {
    events: ["ticket.resolved", "ticket.closed", "ticket.reopened", "ticket.waiting", "ticket.answered"],
  },
  "complaints.comment": { events: ["ticket.commented"] },
  "complaints.correct": { events: ["ticket.corrected", "ticket.priority_changed"] },
  "complaints.file": { events: ["ticket.created"] },
  "complaints.markHelped": { events: ["ticket.helped"] },
  "complaints.markSeen": "own",
  "complaints.rate": "own",
  "complaints.tag": "no-person",
  "complaints.setPriority": { events: ["ticket.priority_changed"] },
  "deadLetters.archive": "no-person",
  "deadLetters.restore": "no-person",
  "deadLetters.retry": "no-person",
  "drafts.keep": "own",
  "erasure.person": { act: "account.erased" },
  "experiments.start": "no-person",
  "experiments.stop": "no-person",
  "hours.set": "no-person",
  "inbox.accept": { events: ["ticket.created", "ticket.commented", "ticket.answered"] },
  "inbox.refuse": "no-person",
  "inbox.write": "own",
  "links.look": "own",
  "links.use": "own",
  "macros.add": "no-person",
  "macros.change": "no-person",
  "macros.remove": "no-person",
  "notifications.markRead": "own",
  "ownData.requestErasure": "own",
  "ownData.withdrawErasure": "own",
  "people.change": { act: "account.changed" },
  "people.invite": { act: "account.invited" },
  "people.makeLink": { act: "link.made" },
  "people.withdrawInvitation": { act: "account.invitation-withdrawn" },
  "preferences.set": "own",
  "replay.cancel": "no-person",
  "replay.pause": "no-person",
  "replay.releaseParked": "no-person",
  "replay.resume": "no-person",
  "replay.start": "no-person",
  "secondFactor.offer": "own",
  "secondFactor.renew": "own",
  "secondFactor.setStaffRule": "no-person",
  "secondFactor.take": { act: "second-factor.taken" },
  "secondFactor.turnOff": "own",
  "secondFactor.turnOn": "own",
  "session.confirm": "own",
  "sessions.end": "own",
  "sessions.endAll": "own",
  "tags.add": "no-person",
  "tags.merge": "no-person",
  "tags.rename": "no-person",
  "teams.add": "no-person",
  "teams.change": "no-person",
  "teams.remove": "no-person",
  "tokens.create": "own",
  "tokens.revoke": "own",
  "tokens.revokeAll": "own",
};

test("of every change it is said how whoever it is done to hears of it", () => {
  const changes = Object.entries(procedures).filter(([, { _def }]) => _def.type === "mutation");
  expect(changes.map(([name]) => name).toSorted()).toEqual(Object.keys(HOW).toSorted());
});

test.for(Object.entries(HOW))("%s is told as it is said", ([, how]) => {
  if (typeof how === "string") return;
  if ("events" in how) expect(how.events.filter((type) => !isTold(type))).toEqual([]);
  // What the trail says of it is no "own" and no "no-person": it is about somebody else.
  else expect(["own", "no-person"]).not.toContain(ACTS_TOLD[how.act]);
});
