import type { Actor } from "#server/core/actor.ts";
import { newStamp, ticketRef } from "#server/core/assignments/ports.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { crashPoint } from "#server/core/crash-point.ts";
import { DomainError } from "#server/core/errors.ts";
import { humanId, type TicketId, ticketIdOf, type UserId } from "#server/core/ids.ts";
import { honouredSince } from "#server/core/once/once.ts";
import { dispatchAt } from "#server/core/priority.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import type { Channel } from "#server/core/vocabulary.ts";
import { findOfferedLately } from "#server/desk/categories/find-offered.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import { withFilesHeld } from "#server/desk/files/attach.ts";
import type { AttachRoom } from "#server/desk/files/room.ts";
import { type CustomerRoom, customerFor, requireStaff } from "#server/desk/people/customer-for.ts";
import type { Waits } from "#server/desk/waits/room.ts";
import { filedBefore, presentFiled } from "./filed-before.ts";
import { requirePriority, withRoomToFile } from "./filing-rules.ts";
import type { Complaints, ComplaintsRoom } from "./room.ts";
import type { Complaint, FileComplaint } from "./wire.ts";

/** Twenty doublings pass a million complaints. */
const LONGEST_STEP = 2 ** 20;

type FilingRoom = Complaints<"nextNumber" | "insert" | "countOpenOf" | "findFiledWith" | "forgetKey"> &
  Categories<"list" | "listLately"> &
  CustomerRoom &
  Waits<"stated"> &
  AttachRoom &
  Pick<ComplaintsRoom, "clock" | "ids" | "traceparent" | "offer" | "filing" | "once">;

/**
 * Files a complaint: the document and its `ticket.created` in one write. It stands in line from that moment on. The key of
 * whoever may repeat the request lies in the same document, so the same request never files twice. What staff file for a
 * customer is the customer's; who typed it stands in its timeline, and may work on it.
 * @param through by what it comes in where nobody files it for somebody else
 */
export async function fileComplaint(
  room: FilingRoom,
  actor: Actor,
  input: FileComplaint,
  through: Exclude<Channel, "staff"> = "web",
): Promise<Complaint> {
  const { once } = room;
  const { priority = "Medium", onBehalfOf, files: ids = [], ...filing } = input;
  const asked = { ...filing, priority };
  if (onBehalfOf !== undefined) {
    requireStaff(actor);
    // Before somebody new gets an account: a request that is refused for its key, or was done before, leaves nobody behind.
    const before = once && (await filedBefore(room, once, asked));
    if (before) return before;
  }
  try {
    requirePriority(room.filing, actor, priority);
    const category = await findOfferedLately(room, input.category);
    const userId = onBehalfOf === undefined ? actor.id : await customerFor(room, actor, onBehalfOf);
    const channel = onBehalfOf === undefined || through === "mail" ? through : "staff";
    const id = ticketIdOf(room.ids.documentId());
    return await withFilesHeld(room, actor, ids, (hold) =>
      withRoomToFile(room, actor, async () =>
        insert(room, actor, { ...asked, id, userId, category, channel, files: await hold(id) }),
      ),
    );
  } catch (error) {
    // What refuses it now did not refuse the first: its category was put away since, or it was the last there was room for.
    const before = once && error instanceof DomainError ? await filedBefore(room, once, asked) : null;
    if (!before) throw error;
    return before;
  }
}

type Insertion = Required<Omit<FileComplaint, "onBehalfOf" | "files">> & {
  readonly id: TicketId;
  readonly userId: UserId;
  readonly channel: Channel;
  readonly files: readonly AttachedFile[];
};

/** A counter that is behind the numbers in use gains on them with ever longer steps. */
async function insert(room: FilingRoom, actor: Actor, input: Insertion): Promise<Complaint> {
  // Staff file for nobody of an experiment.
  const { trial = null } = actor;
  for (let step = 1; step <= LONGEST_STEP; step *= 2) {
    const { id, userId, category } = input;
    const [number, stated] = await Promise.all([
      room.complaints.nextNumber(step),
      room.waits.stated({
        id,
        userId,
        trial,
        category,
        dispatchAt: dispatchAt(room.clock.now(), input.priority),
        declines: [],
      }),
    ]);
    const complaint = fileTicket(
      { ...input, complaintId: humanId(number), trial, stated },
      actor,
      newStamp(room),
      room.once,
    );
    crashPoint("complaint.before-write");
    const outcome = await room.complaints.insert(complaint);
    crashPoint("complaint.written");
    if (outcome === "new") room.offer(ticketRef(input.id), complaint.event);
    if (outcome === "new" || outcome === "there") return presentFiled(complaint);
    if (outcome === "key-used" && room.once) {
      const before = await filedBefore(room, room.once, input);
      if (before) return before;
      await room.complaints.forgetKey(room.once.key, honouredSince(room));
    }
  }
  throw new Error("Every number that the counter gave is taken. Set `seq` of its document above the highest one.");
}
