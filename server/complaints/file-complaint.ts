import type { DeskPorts } from "../assignments/desk-ports.ts";
import { newStamp, ticketRef } from "../assignments/ports.ts";
import type { Actor } from "../domain/actor.ts";
import { fileTicket } from "../domain/changes/file.ts";
import { DomainError } from "../domain/errors.ts";
import { humanId, type TicketId } from "../domain/ids.ts";
import type { Complaint, FileComplaint } from "../domain/wire/complaint.ts";
import { crashPoint } from "../runtime/crash-point.ts";
import { presentOne } from "./present.ts";

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
