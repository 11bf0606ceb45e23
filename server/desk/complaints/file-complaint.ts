import type { Actor } from "#server/core/actor.ts";
import { newStamp, ticketRef } from "#server/core/assignments/ports.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { crashPoint } from "#server/core/crash-point.ts";
import { DomainError } from "#server/core/errors.ts";
import { humanId, type TicketId, ticketIdOf } from "#server/core/ids.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { findCategory } from "#server/desk/categories/find-category.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import { requirePriority, withRoomToFile } from "./filing-rules.ts";
import { presentOne } from "./present.ts";
import type { Complaints, ComplaintsRoom } from "./room.ts";
import type { Complaint, FileComplaint } from "./wire.ts";

export interface Filing extends FileComplaint {
  /** The document's id when the caller may repeat the call: the same id is never filed twice. */
  readonly id?: TicketId;
}

/** Twenty doublings pass a million complaints. */
const LONGEST_STEP = 2 ** 20;

type FilingRoom = Complaints<"find" | "nextNumber" | "insert" | "countOpenOf"> &
  Categories<"list"> &
  Agents<"names"> &
  Pick<ComplaintsRoom, "clock" | "ids" | "traceparent" | "offer" | "filing">;

/** Files a complaint: the document and its `ticket.created` in one write. It stands in line from that moment on. */
export async function fileComplaint(room: FilingRoom, actor: Actor, input: Filing): Promise<Complaint> {
  requirePriority(room.filing, actor, input.priority ?? "Medium");
  const category = await findOffered(room, input.category);
  const id = input.id ?? ticketIdOf(room.ids.documentId());
  const already = input.id ? await room.complaints.find(input.id) : null;
  if (already) return presentOne(room, already);
  const complaint = await withRoomToFile(room, actor, () => insert(room, actor, { ...input, category, id }));
  const stored = await room.complaints.find(id);
  return presentOne(room, stored ?? { ...complaint, updatedAt: complaint.ticket.createdAt });
}

/** A counter that is behind the numbers in use gains on them with ever longer steps. */
async function insert(room: FilingRoom, actor: Actor, { id, ...input }: FileComplaint & { id: TicketId }) {
  for (let step = 1; step <= LONGEST_STEP; step *= 2) {
    const complaint = fileTicket(
      {
        id,
        complaintId: humanId(await room.complaints.nextNumber(step)),
        userId: actor.id,
        title: input.title,
        description: input.description,
        category: input.category,
        priority: input.priority ?? "Medium",
      },
      actor,
      newStamp(room),
    );
    crashPoint("complaint.before-write");
    const outcome = await room.complaints.insert(complaint);
    crashPoint("complaint.written");
    if (outcome === "new") room.offer(ticketRef(id), complaint.event);
    if (outcome !== "number-taken") return complaint;
  }
  throw new Error("Every number that the counter gave is taken. Set `seq` of its document above the highest one.");
}

/** The category's name as the desk has it. */
async function findOffered(room: Categories<"list">, name: string): Promise<string> {
  const active = (await room.categories.list()).filter((category) => category.active);
  const found = findCategory(active, name);
  if (found) return found.name;
  const message = `There is no category "${name}". Choose one of: ${active.map((category) => category.name).join(", ")}.`;
  throw new DomainError("input.invalid", message, { fields: { category: message } });
}
