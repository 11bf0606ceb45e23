import type { MessageKey } from "#server/language/say.ts";
import type { CollectionName } from "#server/operate/database/collections.ts";
import {
  account,
  drafts,
  erasureRequest,
  links,
  macros,
  mails,
  preferences,
  pushSubscriptions,
  received,
  secondFactor,
  sessions,
  tokens,
} from "./account-sections.ts";
import { agent, agentChanges, agentWork } from "./agent-sections.ts";
import { complaints, files, notices } from "./complaint-sections.ts";
import type { Section } from "./section.ts";
import { actsBy, actsOn } from "./trail-sections.ts";

interface Given {
  readonly sections: readonly Section[];
  /** What of it is not given all the same, as its person is told. */
  readonly leftOut?: MessageKey;
}
interface Kept {
  /** Why what is personal there is not given, as its person is told. */
  readonly leftOut: MessageKey;
}
interface Nobodys {
  /** Why nothing there is about a person. */
  readonly nobodys: string;
}

/**
 * What of each collection goes into a person's archive. A new collection does not compile without its line here, nor a new
 * field of a row without its line in the sections.
 */
const WHAT_IS_GIVEN: { readonly [Name in CollectionName]: Given | Kept | Nobodys } = {
  userRows: { sections: [account] },
  secondFactorRows: { sections: [secondFactor] },
  sessionRows: { sections: [sessions] },
  apiTokenRows: { sections: [tokens] },
  linkRows: {
    sections: [links],
    leftOut: "archive.elsewhere.link",
  },
  mailRows: { sections: [mails] },
  inboxRows: {
    sections: [received],
    leftOut: "archive.elsewhere.inbox",
  },
  inboxSourceRows: {
    leftOut: "archive.elsewhere.inboxSource",
  },
  erasureRequestRows: { sections: [erasureRequest] },
  complaintRows: {
    sections: [complaints],
    leftOut: "archive.elsewhere.complaint",
  },
  fileRows: {
    sections: [files],
    leftOut: "archive.elsewhere.file",
  },
  notificationRows: { sections: [notices] },
  pushSubscriptionRows: { sections: [pushSubscriptions] },
  preferenceRows: { sections: [preferences] },
  agentRows: { sections: [agent] },
  macroRows: {
    sections: [macros],
    leftOut: "archive.elsewhere.macro",
  },
  draftRows: { sections: [drafts] },
  eventRows: {
    sections: [agentChanges, agentWork],
    leftOut: "archive.elsewhere.event",
  },
  auditRows: { sections: [actsBy, actsOn] },
  auditPersonalRows: {
    sections: [actsBy, actsOn],
    leftOut: "archive.elsewhere.auditPersonal",
  },
  attemptRows: {
    leftOut: "archive.elsewhere.attempt",
  },
  idempotencyRows: {
    leftOut: "archive.elsewhere.idempotency",
  },
  deadLetterRows: {
    leftOut: "archive.elsewhere.deadLetter",
  },
  redriveRows: { leftOut: "archive.elsewhere.redrive" },
  replayRows: { leftOut: "archive.elsewhere.replay" },
  teamRows: { leftOut: "archive.elsewhere.team" },
  alertRows: {
    leftOut: "archive.elsewhere.alert",
  },
  attentionRows: {
    leftOut: "archive.elsewhere.attention",
  },
  auditSealRows: { nobodys: "places in the chain" },
  categoryRows: { nobodys: "what complaints can be about" },
  tagRows: { nobodys: "words under which staff find complaints" },
  counterRows: { nobodys: "the next number" },
  erasureRows: { nobodys: "people who were erased, and can ask for nothing any more" },
  figureRows: { nobodys: "sums" },
  heartbeatRows: { nobodys: "processes" },
  mailboxRows: { nobodys: "which consumer fetches mails" },
  markRows: { nobodys: "times of an event on its way, by its id" },
  minuteRows: { nobodys: "sums of a minute" },
  hoursRows: { nobodys: "when the desk is open" },
  secondFactorRuleRows: { nobodys: "whether staff have to have a second factor" },
  trialRows: { nobodys: "experiments" },
  pulseRows: { nobodys: "when consumers and web were last at work" },
  proxyRows: { nobodys: "servers between a browser and this desk" },
};

/** Every file, in the order of the index. */
export const SECTIONS: readonly Section[] = [
  ...new Set(Object.values(WHAT_IS_GIVEN).flatMap((entry) => ("sections" in entry ? entry.sections : []))),
];

/** What is not given, for the index. */
export const LEFT_OUT: readonly MessageKey[] = Object.values(WHAT_IS_GIVEN).flatMap((entry) =>
  "leftOut" in entry && entry.leftOut ? [entry.leftOut] : [],
);
