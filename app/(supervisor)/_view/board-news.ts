import type { Say } from "#app/_language/say.ts";
import { arrivalsBetween } from "#app/_staff/arrivals.ts";
import { isolated } from "#server/core/characters.ts";
import type { Board } from "#server/desk/insights/wire.ts";

type Snapshot = Pick<Board, "line" | "agents">;

/** What changed between two readings of the board, as the sentence a screen reader says; empty when nothing worth it did. */
export function boardNews(before: Snapshot | null, after: Snapshot, say: Say<"board.news">): string {
  if (before === null) return "";
  const inLine = arrivalsBetween(ids(before.line), ids(after.line));
  const joined = after.line
    .filter(({ _id }) => inLine.includes(_id))
    .map(({ complaintId }) => say("joined", { ticket: complaintId }));
  const given = after.agents.flatMap((agent) => {
    const earlier = before.agents.find(({ _id }) => _id === agent._id);
    const arrived = arrivalsBetween(earlier ? ids(earlier.current) : null, ids(agent.current));
    const theirs = agent.current.filter(({ _id }) => arrived.includes(_id));
    return theirs.map((ticket) => say("given", { ticket: ticket.complaintId, name: isolated(agent.name) }));
  });
  const givenNews = given.length > 1 ? say("severalGiven", { count: given.length }) : given[0];
  const joinedNews = joined.length > 1 ? say("severalJoined", { count: joined.length }) : joined[0];
  return [givenNews, joinedNews].filter(Boolean).join(" ");
}

function ids(items: readonly { readonly _id: string }[]): string[] {
  return items.map((item) => item._id);
}
