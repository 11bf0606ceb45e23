import { arrivalsBetween } from "#app/_staff/arrivals.ts";
import { isolated } from "#server/core/characters.ts";
import type { Board } from "#server/desk/insights/wire.ts";

type Snapshot = Pick<Board, "line" | "agents">;

/** What changed between two readings of the board, as the sentence a screen reader says; empty when nothing worth it did. */
export function boardNews(before: Snapshot | null, after: Snapshot): string {
  if (before === null) return "";
  const names = new Map(after.line.map((ticket) => [ticket._id, ticket.complaintId]));

  const joined = arrivalsBetween(ids(before.line), ids(after.line)).map(
    (id) => `${names.get(id) ?? "A ticket"} joined the line.`,
  );
  const given = after.agents.flatMap((agent) => {
    const earlier = before.agents.find(({ _id }) => _id === agent._id);
    const arrived = arrivalsBetween(earlier ? ids(earlier.current) : null, ids(agent.current));
    const theirs = agent.current.filter(({ _id }) => arrived.includes(_id));
    return theirs.map((ticket) => `${ticket.complaintId} went to ${isolated(agent.name)}.`);
  });
  const givenNews = given.length > 1 ? `${given.length} tickets were given out.` : given[0];
  const joinedNews = joined.length > 1 ? `${joined.length} tickets joined the line.` : joined[0];
  return [givenNews, joinedNews].filter(Boolean).join(" ");
}

function ids(items: readonly { readonly _id: string }[]): string[] {
  return items.map((item) => item._id);
}
