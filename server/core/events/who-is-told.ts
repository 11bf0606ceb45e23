import { isolated } from "../characters.ts";
import type { AgentId } from "../ids.ts";
import type { EntryOf } from "./event.ts";
import type { EventType } from "./event-data.ts";
import type { Notice, NoticeSubject } from "./notice.ts";

/** What telling people needs of an event, wherever it is read. */
export type ToldEvent = {
  [T in EventType]: Pick<EntryOf<T>, "id" | "type" | "at" | "by" | "body" | "traceparent">;
}[EventType];

type Draft = Pick<Notice, "recipient" | "type" | "title" | "message">;

/** The words for the people concerned; whoever did it is taken out afterwards. */
type Words<T extends EventType> = (event: Pick<EntryOf<T>, "by" | "body">, subject: NoticeSubject) => Draft[];

/**
 * By whom people are told: the relay tells of assignments before they may leave the outbox, consumers of what they take
 * from the queue.
 */
type Telling<T extends EventType> = "nobody" | { readonly teller: "relay" | "consumer"; readonly words: Words<T> };

/** Who is told what of every type. A new one says it here, even if it says "nobody". */
const TELLING: { readonly [T in EventType]: Telling<T> } = {
  "ticket.created": "nobody",
  "ticket.assigned": { teller: "relay", words: ofAssignment },
  "ticket.reassigned": { teller: "relay", words: ofAssignment },
  "ticket.requeued": "nobody",
  "ticket.slotted": "nobody",
  "ticket.unslotted": "nobody",
  "ticket.waiting": {
    teller: "consumer",
    words: (_, subject) => toCustomer(subject, "waiting", `${agentIn(subject)} needs an answer from you`),
  },
  "ticket.answered": {
    teller: "consumer",
    words: ({ body }, subject) => toAgent(body.data.agentId, subject, "reply", "The customer answered"),
  },
  "ticket.commented": { teller: "consumer", words: ofComment },
  "ticket.resolved": {
    teller: "consumer",
    words: (_, subject) => toCustomer(subject, "resolved", "Your complaint is solved"),
  },
  "ticket.closed": {
    teller: "consumer",
    words: ({ body }, subject) => [
      ...toCustomer(subject, "closed", "Your complaint was closed"),
      ...toAgent(body.data.agentId, subject, "closed", "A complaint of yours was closed"),
    ],
  },
  "ticket.reopened": "nobody",
  "ticket.priority_changed": "nobody",
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
    }));
}

function draftsFor<T extends EventType>(
  event: Pick<EntryOf<T>, "type" | "by" | "body">,
  subject: NoticeSubject,
): Draft[] {
  const telling: Telling<T> = TELLING[event.type];
  return telling === "nobody" ? [] : telling.words(event, subject);
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
    ...toAgent(body.data.agentId, subject, "assigned", "New complaint for you"),
    ...toCustomer(subject, "in-progress", `${agentIn(subject)} is working on it`),
  ];
}

function ofComment({ by, body }: Pick<EntryOf<"ticket.commented">, "by" | "body">, subject: NoticeSubject): Draft[] {
  const { agentId, internal } = body.data;
  if (internal) return toAgent(agentId, subject, "reply", "New internal note");
  if (by === subject.userId) return toAgent(agentId, subject, "reply", "The customer wrote");
  return [
    ...toCustomer(subject, "reply", "New reply to your complaint"),
    ...toAgent(agentId, subject, "reply", "New reply to a complaint of yours"),
  ];
}

function agentIn({ agentName }: NoticeSubject): string {
  return isolated(agentName ?? "Someone");
}

function toCustomer(subject: NoticeSubject, type: Draft["type"], title: string): Draft[] {
  return [{ recipient: subject.userId, type, title, message: messageOf(subject) }];
}

function toAgent(agentId: AgentId | null, subject: NoticeSubject, type: Draft["type"], title: string): Draft[] {
  return agentId ? [{ recipient: agentId, type, title, message: messageOf(subject) }] : [];
}

function messageOf({ complaintId, title }: NoticeSubject): string {
  return `${complaintId}: ${isolated(title)}`;
}
