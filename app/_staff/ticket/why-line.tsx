import { whySentence } from "#app/_staff/why-sentence.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

/** Why whoever has the ticket has it, in one line. Nothing unless somebody is at work on it. */
export function WhyLine({ complaint, readerId }: { complaint: ComplaintDetail; readerId: string }) {
  const { why, assignedTo, category, timeline, status } = complaint;
  if (!why || !assignedTo || status !== "In Progress") return null;
  const given = timeline.findLast((item) => item.kind === "assigned")?.by ?? null;
  const sentence = whySentence(why, {
    agentName: assignedTo._id === readerId ? null : assignedTo.name,
    category,
    givenBy: given && given.id === readerId ? "You" : (given?.name ?? null),
  });
  return <p className="text-sm text-muted">{sentence}</p>;
}
