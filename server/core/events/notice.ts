import type { EventId, UserId } from "../ids.ts";
import type { OutboxEntry } from "./event.ts";

export type NoticeType =
  | "assigned"
  | "in-progress"
  | "waiting"
  | "resolved"
  | "closed"
  | "reply"
  | "requeued"
  | "reopened";

/** One thing one person is told once. `key` is unique: the same event never tells the same person again. */
export interface Notice {
  readonly key: string;
  readonly eventId: EventId;
  readonly recipient: UserId;
  readonly type: NoticeType;
  readonly title: string;
  readonly message: string;
  readonly complaintId: string;
  readonly at: Date;
}

/** What the words need beyond the event: read fresh, never trusted from a payload. */
export interface NoticeSubject {
  readonly complaintId: string;
  readonly title: string;
  readonly userId: UserId;
  readonly assignedTo: UserId | null;
  readonly agentName: string | null;
}

type Draft = Pick<Notice, "recipient" | "type" | "title" | "message">;

/** Who is told what about an event. Nobody is told of their own doing. */
export function noticesFor(event: Pick<OutboxEntry, "id" | "type" | "at" | "body">, subject: NoticeSubject): Notice[] {
  const doer = doerOf(event);
  return draftsFor(event, subject)
    .filter((draft) => draft.recipient !== doer)
    .map((draft) => ({
      ...draft,
      key: `${event.id}:${draft.recipient}`,
      eventId: event.id,
      complaintId: subject.complaintId,
      at: event.at,
    }));
}

function doerOf(event: Pick<OutboxEntry, "body">): unknown {
  const { data } = event.body;
  return data["authorId"] ?? data["resolvedBy"] ?? data["closedBy"] ?? data["reopenedBy"] ?? data["assignedBy"] ?? null;
}

function draftsFor(event: Pick<OutboxEntry, "type" | "body">, subject: NoticeSubject): Draft[] {
  const { complaintId, title, userId, assignedTo } = subject;
  const agent = subject.agentName ?? "Someone";
  const named = event.body.data["agentId"];
  // An event that says "nobody" means nobody, whoever has it by now: told again it must find the same people.
  const agentId = named === undefined ? assignedTo : typeof named === "string" ? named : null;
  const toAgent = (type: Draft["type"], heading: string): Draft[] =>
    agentId ? [{ recipient: agentId, type, title: heading, message: `${complaintId}: ${title}` }] : [];
  const toCustomer = (type: Draft["type"], heading: string): Draft[] => [
    { recipient: userId, type, title: heading, message: `${complaintId}: ${title}` },
  ];
  switch (event.type) {
    case "ticket.assigned":
    case "ticket.reassigned":
      return [
        ...toAgent("assigned", "New complaint for you"),
        ...toCustomer("in-progress", `${agent} is working on it`),
      ];
    case "ticket.waiting":
      return toCustomer("waiting", `${agent} needs an answer from you`);
    case "ticket.answered":
      return toAgent("reply", "The customer answered");
    case "ticket.resolved":
      return toCustomer("resolved", "Your complaint is solved");
    case "ticket.closed":
      return [
        ...toCustomer("closed", "Your complaint was closed"),
        ...toAgent("closed", "A complaint of yours was closed"),
      ];
    case "ticket.commented":
      if (event.body.data["internal"] === true) return toAgent("reply", "New internal note");
      return event.body.data["authorId"] === userId
        ? toAgent("reply", "The customer wrote")
        : [
            ...toCustomer("reply", "New reply to your complaint"),
            ...toAgent("reply", "New reply to a complaint of yours"),
          ];
    default:
      return [];
  }
}
