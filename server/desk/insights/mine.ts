import type { AgentRecord } from "#server/desk/agents/mapping.ts";
import { presentComplaint } from "#server/desk/complaints/present.ts";
import type { ReadComplaint } from "#server/desk/complaints/stored-complaint.ts";
import { isUnread, unansweredWords } from "#server/desk/complaints/unread.ts";
import type { MyTicket } from "./wire.ts";

/** What an agent holds, in the order in which it needs them: unread answers, what they work on, what waits for its customer. */
export function presentMine(mine: readonly ReadComplaint[], agent: Pick<AgentRecord, "id" | "name">): MyTicket[] {
  const names = new Map([[agent.id, agent.name]]);
  const reader = { id: agent.id, role: "agent" } as const;
  return mine
    .map((complaint) => {
      const unread = isUnread(complaint, reader);
      const answer = unansweredWords(complaint.said);
      return { complaint, unread, answer, rank: rankOf(complaint, unread && answer !== null) };
    })
    .toSorted((a, b) => a.rank - b.rank || sinceOf(a) - sinceOf(b))
    .map(({ complaint, unread, answer }) => ({
      ...presentComplaint(complaint, names),
      unread,
      assignedAt: complaint.ticket.assign?.at.toISOString() ?? null,
      answer: answer && { at: answer.at.toISOString(), text: answer.text },
    }));
}

function rankOf({ ticket }: ReadComplaint, isAnswered: boolean): number {
  if (ticket.status !== "In Progress") return 2;
  return isAnswered ? 0 : 1;
}

interface Ranked {
  readonly complaint: ReadComplaint;
  readonly answer: { readonly at: Date } | null;
  readonly rank: number;
}

/** Those with an answer by its time, those that are worked on by when they came; the others keep their order. */
function sinceOf({ complaint, answer, rank }: Ranked): number {
  if (rank === 0) return answer?.at.getTime() ?? 0;
  return rank === 1 ? (complaint.ticket.assign?.at.getTime() ?? 0) : 0;
}
