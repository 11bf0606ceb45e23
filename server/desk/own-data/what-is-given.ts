import type { CollectionName } from "#server/operate/database/collections.ts";
import { account, erasureRequest, links, mails, secondFactor, sessions, tokens } from "./account-sections.ts";
import { agent, agentChanges, agentWork } from "./agent-sections.ts";
import { complaints, notices } from "./complaint-sections.ts";
import type { Section } from "./section.ts";
import { actsBy, actsOn } from "./trail-sections.ts";

interface Given {
  readonly sections: readonly Section[];
  /** What of it is not given all the same, as its person is told. */
  readonly leftOut?: string;
}
interface Kept {
  /** Why what is personal there is not given, as its person is told. */
  readonly leftOut: string;
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
    leftOut:
      "Links to an address that you had before, or were about to have: what became of them is in the audit trail.",
  },
  mailRows: { sections: [mails] },
  erasureRequestRows: { sections: [erasureRequest] },
  complaintRows: {
    sections: [complaints],
    leftOut:
      "What you wrote in complaints of other people, if you work here: it stands between them and the desk, and they have it.",
  },
  notificationRows: { sections: [notices] },
  agentRows: { sections: [agent] },
  eventRows: {
    sections: [agentChanges, agentWork],
    leftOut: "Events of your own complaints: they say once more what stands in complaints.json.",
  },
  auditRows: { sections: [actsBy, actsOn] },
  auditPersonalRows: {
    sections: [actsBy, actsOn],
    leftOut:
      "Wrong sign-ins with your e-mail address from before it had an account: nobody can tell whether they were yours.",
  },
  attemptRows: {
    leftOut:
      "How often you tried something that is limited, such as signing in: a number that is gone within a day, and no more than that.",
  },
  idempotencyRows: {
    leftOut: "Answers that programs of yours were given: copies of what is here, which are gone after a day.",
  },
  deadLetterRows: {
    leftOut:
      "Messages about complaints that failed on their way between our own programs: copies of what is in complaints.json.",
  },
  redriveRows: { leftOut: "That you had failed messages sent again, if you work here: it is in the audit trail." },
  replayRows: { leftOut: "That you had events sent again, if you work here: it is in the audit trail." },
  auditSealRows: { nobodys: "places in the chain" },
  categoryRows: { nobodys: "what complaints can be about" },
  counterRows: { nobodys: "the next number" },
  erasureRows: { nobodys: "people who were erased, and can ask for nothing any more" },
  figureRows: { nobodys: "sums" },
  heartbeatRows: { nobodys: "processes" },
  markRows: { nobodys: "times of an event on its way, by its id" },
  minuteRows: { nobodys: "sums of a minute" },
  secondFactorRuleRows: { nobodys: "whether staff have to have a second factor" },
  proxyRows: { nobodys: "servers between a browser and this desk" },
};

/** Every file, in the order of the index. */
export const SECTIONS: readonly Section[] = [
  ...new Set(Object.values(WHAT_IS_GIVEN).flatMap((entry) => ("sections" in entry ? entry.sections : []))),
];

/** What is not given, for the index. */
export const LEFT_OUT: readonly string[] = Object.values(WHAT_IS_GIVEN).flatMap((entry) =>
  "leftOut" in entry && entry.leftOut ? [entry.leftOut] : [],
);
