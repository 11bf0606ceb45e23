import type { Actor } from "#server/core/actor.ts";
import { isOnDuty } from "#server/core/agent.ts";
import { goesToLine } from "#server/core/changes/answer.ts";
import { DomainError } from "#server/core/errors.ts";
import { tagIdOf } from "#server/core/ids.ts";
import { allowedStatuses, hasEnded, reopenableUntil } from "#server/core/lifecycle.ts";
import { actsAsStaff, isFiler } from "#server/core/relation.ts";
import { wordsOf } from "#server/core/saying.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Notifications } from "#server/desk/notices/room.ts";
import { addressFor } from "#server/desk/people/address-for.ts";
import { namesOfTags } from "#server/desk/tags/find-tags.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Waits } from "#server/desk/waits/room.ts";
import { filesFor } from "./files-in.ts";
import { findReadable } from "./find-ticket.ts";
import { mayMarkHelped } from "./mark-helped.ts";
import { mayCorrect } from "./may-correct.ts";
import { mentionsIn, type NamingRoom, namesOfNamed } from "./mentions.ts";
import { presentOne, presentTimeline } from "./present.ts";
import { presentHelp } from "./present-help.ts";
import { isSolvedByOthers } from "./rate-complaint.ts";
import type { Complaints, ComplaintsRoom } from "./room.ts";
import type { StoredConversation } from "./stored-complaint.ts";
import { isUnread } from "./unread.ts";
import type { ComplaintDetail } from "./wire.ts";

type ReadingRoom = Complaints<"find" | "findByHumanId" | "findConversation" | "countAhead"> &
  Agents<"names"> &
  Tags<"resolved"> &
  Waits<"of"> &
  NamingRoom &
  Notifications<"hasUnreadAbout"> &
  Pick<ComplaintsRoom, "people" | "clock"> & { readonly store: Pick<ComplaintsRoom["store"], "findAgent"> };

/** One complaint with its timeline as this reader may see it, and with what they may do next. */
export async function getComplaint(room: ReadingRoom, actor: Actor, ref: string): Promise<ComplaintDetail> {
  const { ticket } = await findReadable(room, actor, ref);
  const full = await room.complaints.findConversation(ticket.id, actor.id);
  if (!full) throw new DomainError("complaint.not-found", { key: "refusals.complaint.none", values: { ref } });
  const isInLine = full.ticket.status === "Open";
  const isWaiting = full.ticket.status === "Waiting on Customer";
  const { assignedTo } = full.ticket;
  const staff = actsAsStaff(full.ticket, actor);
  const [complaint, customer, agent, waits, hasNotices] = await Promise.all([
    presentOne(room, actor, full),
    room.people.find(full.ticket.userId),
    assignedTo && !hasEnded(full.ticket) ? room.store.findAgent(assignedTo) : null,
    room.waits.of([full.ticket]),
    room.notifications.hasUnreadAbout(actor.id, full.ticket.complaintId),
  ]);
  const told = staff
    ? full.timeline.flatMap((each) => (each.kind === "tags" ? [...each.added, ...each.removed] : []))
    : [];
  const [tagNames, nameOf, helpOf] = await Promise.all([
    namesOfTags(room, told.map(tagIdOf)),
    namesOfNamed(room, staff ? mentionsIn(full.timeline) : []),
    presentHelp(room, staff ? [full.ticket] : []),
  ]);
  const unread = isUnread(full, actor);
  const wait = waits.get(full.ticket.id) ?? null;
  const place = isInLine ? (wait?.place ?? (await room.complaints.countAhead(full.ticket)) + 1) : null;
  return {
    ...complaint,
    unread,
    isNews: unread || hasNotices || full.seenRev === null,
    wait,
    files: filesFor(full.files, staff),
    ...(staff ? { help: helpOf(full.ticket) } : {}),
    timeline: presentTimeline(full.timeline, staff, { tagNames, nameOf }),
    customer: {
      _id: full.ticket.userId,
      name: customer?.name ?? wordsOf({ key: "told.formerCustomer" }),
      email: customer ? addressFor(actor, customer) : "",
    },
    waitingSince: isInLine ? full.ticket.waitingSince.toISOString() : null,
    placeInLine: place,
    agentIsThere: agent && isOnDuty(agent),
    answerGoesToLine: isWaiting && (!agent || goesToLine(full.ticket, agent)),
    why: staff && full.ticket.assignedTo ? (full.ticket.assign?.why ?? null) : null,
    rating: full.ticket.rating && { score: full.ticket.rating.score, comment: full.ticket.rating.comment },
    reopenableUntil: reopenableUntil(full.ticket)?.toISOString() ?? null,
    can: abilities(full, actor, room.clock.now()),
  };
}

function abilities({ ticket, timeline }: StoredConversation, actor: Actor, now: Date): ComplaintDetail["can"] {
  const staff = actsAsStaff(ticket, actor);
  const ended = hasEnded(ticket);
  const corrects = mayCorrect(ticket, actor);
  // What belongs to an experiment stays with it.
  const canMove = staff && !ended && ticket.trial === (actor.trial ?? null);
  const until = reopenableUntil(ticket);
  const tooLate = !staff && ended && (!until || now > until);
  const statuses = allowedStatuses(ticket, actor).filter((status) => status !== "Open" || !tooLate);
  return {
    statuses,
    reply: (staff || !ended) && !ticket.erasedAt,
    note: staff && !ticket.erasedAt,
    markHelped: staff && ticket.help !== null && mayMarkHelped(ticket.help, actor),
    assign: canMove && (actor.role === "admin" || ticket.assignedTo === actor.id),
    take: canMove && actor.role === "agent" && ticket.status === "Open",
    setPriority: corrects,
    correct: corrects,
    rate: isFiler(ticket, actor) && ticket.rating === null && isSolvedByOthers({ ticket, timeline }),
  };
}
