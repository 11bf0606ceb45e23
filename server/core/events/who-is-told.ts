import type { AgentId, UserId } from "../ids.ts";
import type { SaidValue, Saying } from "../saying.ts";
import type { Priority } from "../vocabulary.ts";
import type { EntryOf } from "./event.ts";
import type { EventData, EventType } from "./event-data.ts";
import type { Calls, Notice, NoticeSubject } from "./notice.ts";

/** What telling people needs of an event, wherever it is read. */
export type ToldEvent = {
  [T in EventType]: Pick<EntryOf<T>, "id" | "type" | "rev" | "at" | "by" | "body" | "traceparent" | "trial">;
}[EventType];

type Draft = Pick<Notice, "recipient" | "type" | "title" | "message">;

/** What the people concerned are told; whoever did it is taken out afterwards. */
type Words<T extends EventType> = (event: Pick<EntryOf<T>, "by" | "body" | "rev">, subject: NoticeSubject) => Draft[];

/**
 * By whom people are told: the relay tells of assignments before they may leave the outbox, consumers of what they take
 * from the queue.
 */
type Telling<T extends EventType> =
  | "nobody"
  | {
      readonly teller: "relay" | "consumer";
      readonly words: Words<T>;
      /** Its words call the agent by name, or say whether they are there. */
      readonly namesAgent?: true;
      /** Whether it concerns anybody at all, where the event alone tells. */
      readonly concerns?: (event: Pick<EntryOf<T>, "by" | "body">) => boolean;
    };

/** Who is told what of every type. A new one says it here, even if it says "nobody". */
const TELLING: { readonly [T in EventType]: Telling<T> } = {
  "ticket.created": {
    teller: "consumer",
    words: (_, subject) => toCustomer(subject, "filed", { key: "notices.filed" }),
    concerns: ({ by, body }) => by !== null && by !== body.data.userId,
  },
  "ticket.assigned": { teller: "relay", words: ofAssignment, namesAgent: true },
  "ticket.reassigned": {
    teller: "relay",
    namesAgent: true,
    words: (event, subject) => [
      ...ofAssignment(event, subject),
      ...toAgent(event.body.data.previousAgentId, subject, "taken", { key: "notices.taken" }),
      // What is said to whoever gets it may answer somebody else, who asked for help.
      ...calledBy(event.rev, subject).filter(({ recipient }) => recipient !== event.body.data.previousAgentId),
    ],
  },
  // Whoever goes off duty or away knows that it goes; only what a person decided comes as a surprise.
  "ticket.requeued": {
    teller: "consumer",
    words: ({ body }, subject) => toAgent(body.data.agentId, subject, "requeued", { key: "notices.requeued" }),
    concerns: ({ by, body }) => body.data.reason === "taken-back" && by !== body.data.agentId,
  },
  "ticket.slotted": "nobody",
  "ticket.unslotted": "nobody",
  "ticket.waiting": {
    teller: "consumer",
    namesAgent: true,
    words: ({ body }, subject) => [
      ...toCustomer(subject, "waiting", { key: "notices.needsAnswer", values: { agent: agentIn(subject) } }),
      ...toAgent(body.data.agentId, subject, "waiting", { key: "notices.asked" }),
    ],
  },
  "ticket.answered": {
    teller: "consumer",
    words: ({ body }, subject) => toAgent(body.data.agentId, subject, "reply", { key: "notices.answered" }),
  },
  "ticket.commented": { teller: "consumer", words: ofComment },
  "ticket.resolved": {
    teller: "consumer",
    words: ({ body }, subject) => [
      ...toCustomer(subject, "resolved", { key: "notices.solved.customer" }),
      ...toAgent(body.data.agentId, subject, "resolved", { key: "notices.solved.agent" }),
    ],
  },
  "ticket.closed": {
    teller: "consumer",
    words: ({ body }, subject) => [
      ...toCustomer(subject, "closed", { key: "notices.closed.customer" }),
      ...toAgent(body.data.agentId, subject, "closed", { key: "notices.closed.agent" }),
    ],
  },
  "ticket.reopened": {
    teller: "consumer",
    words: (_, subject) => toCustomer(subject, "reopened", { key: "notices.reopened" }),
    concerns: ({ by, body }) => by !== body.data.userId,
  },
  "ticket.priority_changed": {
    teller: "consumer",
    words: ({ body }, subject) => toAgent(body.data.agentId, subject, "corrected", priorityNow(body.data.priority)),
    concerns: ({ by, body }) => body.data.agentId !== null && by !== body.data.agentId,
  },
  "ticket.corrected": {
    teller: "consumer",
    words: ({ body }, subject) => toAgent(body.data.agentId, subject, "corrected", correctionOf(body.data)),
    concerns: ({ by, body }) => body.data.agentId !== null && by !== body.data.agentId,
  },
  "ticket.tagged": "nobody",
  "ticket.helped": {
    teller: "consumer",
    words: ({ body }, subject) => [told(body.data.askedBy, "helped", subject)],
    concerns: ({ by, body }) => by !== body.data.askedBy,
  },
  "ticket.rated": "nobody",
  "agent.availability": "nobody",
  "agent.capacity": "nobody",
  "agent.skills": "nobody",
  "agent.deleted": "nobody",
};

/** Who is told what about an event. Nobody is told of their own doing. */
export function noticesFor(event: ToldEvent, subject: NoticeSubject): Notice[] {
  return draftsFor(event, subject)
    .filter((draft) => draft.recipient !== event.by)
    .map((draft) => ({
      ...draft,
      key: `${event.id}:${draft.recipient}`,
      eventId: event.id,
      complaintId: subject.complaintId,
      at: event.at,
      rev: event.rev,
    }));
}

function draftsFor<T extends EventType>(
  event: Pick<EntryOf<T>, "type" | "by" | "body" | "rev">,
  subject: NoticeSubject,
): Draft[] {
  const telling: Telling<T> = TELLING[event.type];
  return telling === "nobody" || !concernsAnybody(event) ? [] : telling.words(event, subject);
}

/** Whether there is anybody to tell of it, as far as that shows before what it is about is read. */
export function concernsAnybody<T extends EventType>(event: Pick<EntryOf<T>, "type" | "by" | "body">): boolean {
  const telling: Telling<T> = TELLING[event.type];
  return telling !== "nobody" && (telling.concerns?.(event) ?? true);
}

/** Whether anybody ever hears of this type, and whether what they are told calls its agent by name. */
export const isTold = (type: EventType): boolean => TELLING[type] !== "nobody";
export function namesAgent(type: EventType): boolean {
  const telling = TELLING[type];
  return telling !== "nobody" && telling.namesAgent === true;
}

/** Whether people hear of this type when a consumer takes it from the queue. */
export function isToldWhenConsumed(type: EventType): boolean {
  const telling = TELLING[type];
  return telling !== "nobody" && telling.teller === "consumer";
}

function ofAssignment(
  { body }: Pick<EntryOf<"ticket.assigned" | "ticket.reassigned">, "body">,
  subject: NoticeSubject,
): Draft[] {
  return [
    ...toAgent(body.data.agentId, subject, "assigned", { key: "notices.assigned" }),
    ...toCustomer(subject, "in-progress", whoHasIt(subject)),
  ];
}

function ofComment(
  { by, body, rev }: Pick<EntryOf<"ticket.commented">, "by" | "body" | "rev">,
  subject: NoticeSubject,
): Draft[] {
  const { agentId, internal } = body.data;
  if (internal) {
    const called = calledBy(rev, subject);
    // Whoever is called need not be told once more that there is a note.
    const holder = called.some(({ recipient }) => recipient === agentId) ? null : agentId;
    return [...called, ...toAgent(holder, subject, "reply", { key: "notices.note" })];
  }
  if (by === subject.userId) return toAgent(agentId, subject, "reply", { key: "notices.customerWrote" });
  return [
    ...toCustomer(subject, "reply", { key: "notices.reply.customer" }),
    ...toAgent(agentId, subject, "reply", { key: "notices.reply.agent" }),
  ];
}

/** Notes are not for whoever filed it, though they be called; and whoever is asked for help no more need not hear that they were. */
function calledBy(rev: number, subject: NoticeSubject): Draft[] {
  const calls = (subject.calls ?? []).filter((each) => each.rev === rev);
  const drafts = calls.flatMap(({ as, people }) =>
    people
      .filter((id) => id !== subject.userId && (as !== "help" || isAsked(id, subject)))
      .map((recipient) => told(recipient, as, subject)),
  );
  // Once each: the first says the most.
  return [...new Map(drafts.toReversed().map((draft) => [draft.recipient, draft])).values()].toReversed();
}

function isAsked(id: UserId, { asked = [] }: NoticeSubject): boolean {
  return asked.includes(id);
}

/** Who was asked for help with it once, and is not any more. */
export function askedNoMore(subject: NoticeSubject): readonly UserId[] {
  const once = (subject.calls ?? []).flatMap(({ as, people }) => (as === "help" ? people : []));
  return [...new Set(once)].filter((id) => !isAsked(id, subject));
}

function told(recipient: UserId, as: Calls["as"], subject: NoticeSubject): Draft {
  return { recipient, type: as, title: { key: `notices.${as}` }, message: aboutIt(subject) };
}

function correctionOf({
  category,
  previousCategory,
  priority,
  previousPriority,
  requeued,
}: EventData["ticket.corrected"]): Saying {
  if (requeued) return { key: "notices.category.goes", values: { category } };
  if (category !== previousCategory) return { key: "notices.category.stays", values: { category } };
  return priority === previousPriority ? { key: "notices.retitled" } : priorityNow(priority);
}

function priorityNow(priority: Priority): Saying {
  const named: Saying = { key: `terms.priority.${priority}` };
  return { key: "notices.priority", values: { priority: named } };
}

/** By hand it may be given to somebody who is not there, and by the time of telling nobody may have it any more. */
function whoHasIt(subject: NoticeSubject): Saying {
  if (subject.agentIsThere === null) return { key: "notices.givenAway" };
  const agent = agentIn(subject);
  return subject.agentIsThere
    ? { key: "notices.workedOn", values: { agent } }
    : { key: "notices.withAbsent", values: { agent } };
}

function agentIn({ agentName }: NoticeSubject): SaidValue {
  return agentName ?? { key: "notices.someone" };
}

function toCustomer(subject: NoticeSubject, type: Draft["type"], title: Saying): Draft[] {
  return [{ recipient: subject.userId, type, title, message: aboutIt(subject) }];
}

function toAgent(agentId: AgentId | null, subject: NoticeSubject, type: Draft["type"], title: Saying): Draft[] {
  return agentId ? [{ recipient: agentId, type, title, message: aboutIt(subject) }] : [];
}

function aboutIt({ complaintId, title }: NoticeSubject): Saying {
  return { key: "notices.about", values: { complaintId, title } };
}
