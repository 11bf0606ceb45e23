import type { Actor } from "#server/core/actor.ts";
import { newStamp, ticketRef } from "#server/core/assignments/ports.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { crashPoint } from "#server/core/crash-point.ts";
import { DomainError } from "#server/core/errors.ts";
import { humanId, type TicketId } from "#server/core/ids.ts";
import type { DeskPorts } from "#server/desk/desk-ports.ts";
import { presentOne } from "./present-many.ts";
import type { Complaint, FileComplaint } from "./wire.ts";

export interface FilingOptions {
  /** The document's id when the caller may repeat the call: the same id is never filed twice. */
  readonly id?: TicketId;
  readonly traceparent?: string | null;
}

/** Files a complaint: the document and its `ticket.created` in one write. It stands in line from that moment on. */
export async function fileComplaint(
  ports: DeskPorts,
  actor: Actor,
  input: FileComplaint,
  options: FilingOptions = {},
): Promise<Complaint> {
  await requireCategory(ports, input.category);
  const id = options.id ?? ports.ids.documentId();
  const already = options.id ? await ports.complaints.find(options.id) : null;
  if (already) return presentOne(ports, already);
  const complaint = fileTicket(
    {
      id,
      complaintId: humanId(await ports.complaints.nextNumber()),
      userId: actor.id,
      title: input.title,
      description: input.description,
      category: input.category,
      priority: input.priority ?? "Medium",
    },
    actor,
    newStamp(ports, options.traceparent ?? null),
  );
  crashPoint("complaint.before-write");
  const isNew = await ports.complaints.insert(complaint);
  crashPoint("complaint.written");
  if (isNew) ports.offer(ticketRef(id), complaint.event);
  const stored = await ports.complaints.find(id);
  return presentOne(ports, stored ?? { ...complaint, updatedAt: complaint.ticket.createdAt });
}

async function requireCategory(ports: Pick<DeskPorts, "categories">, name: string): Promise<void> {
  const active = (await ports.categories.list()).filter((category) => category.active);
  if (active.some((category) => category.name === name)) return;
  const message = `There is no category "${name}". Choose one of: ${active.map((category) => category.name).join(", ")}.`;
  throw new DomainError("input.invalid", message, { fields: { category: message } });
}
