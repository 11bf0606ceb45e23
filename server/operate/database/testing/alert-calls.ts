import { createLeadReader } from "#server/desk/alerts/lead-reader.ts";
import { createLineReader } from "#server/desk/alerts/line-reader.ts";
import { createAlertStore } from "#server/desk/alerts/store.ts";
import { type Calls, type Opener, walking } from "./calls.ts";
import { customerId, NEWEST, NOW, ticketId } from "./filled.ts";

const INES = customerId(7);
const KEY = "declined:COMP-10001";
const NEW = {
  key: "dead-letters",
  condition: { kind: "dead-letters", letters: 1 },
  since: NOW,
  resolvedAt: null,
} as const;

/** What leads are told of the desk. */
export function alertCalls({ open }: Opener): Calls {
  const alerts = open(createAlertStore);
  const leads = open(createLeadReader);
  const cameBy = open(createLineReader);
  const theAlert = async () => {
    const found = (await alerts.list()).find(({ key }) => key === KEY);
    if (!found) throw new Error("The desk has no such alert.");
    return found;
  };
  return {
    alerts: walking("What is over goes after a day.", { alerts: {} }, () => alerts.list()),
    "when alerts changed": () => alerts.changedAt(),
    "an alert that begins": () => alerts.write({ kind: "begin", before: null, after: { ...NEW, rev: 1 } }),
    "the same alert again": () => alerts.write({ kind: "begin", before: null, after: { ...NEW, rev: 1 } }),
    "an alert that is over": () => {
      const before = { ...NEW, rev: 1 };
      return alerts.write({ kind: "resolve", before, after: { ...before, resolvedAt: NOW, rev: 2 } });
    },
    "an alert that is read": async () => alerts.markRead(INES, [{ alert: await theAlert(), size: 1 }]),
    "the mail of an alert": async () => alerts.nameTelling(INES, await theAlert(), "mailId", "m"),
    "an alert that is mailed": async () => alerts.markTold(INES, await theAlert(), "mailedAt", NOW),
    "who leads": () => leads.list(),
    "how tickets came to the line": () => cameBy.handedOver([ticketId(NEWEST), ticketId(NEWEST - 1)]),
  };
}
