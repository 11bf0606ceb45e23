import type { Say } from "#app/_language/say.ts";
import { isolated } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

type Facts = Pick<
  ComplaintDetail,
  "status" | "placeInLine" | "assignedTo" | "rating" | "timeline" | "resolvedAt" | "userId" | "agentIsThere"
>;

/** What says something else of it, and does nothing about it. */
const CORRECTIONS: ReadonlySet<Facts["timeline"][number]["kind"]> = new Set(["priority", "category", "title"]);

/** The one sentence about a complaint that is always true, for the customer who filed it. */
export function headlineOf(complaint: Facts, say: Say<"customer">): string {
  const agent = firstName(complaint.assignedTo?.name, say);
  switch (complaint.status) {
    case "Open":
      return placeSentence(complaint.placeInLine, say);
    case "In Progress":
      if (complaint.agentIsThere === false) return say("headline.away", { agent });
      // After an answer the ticket waits for its agent's hands: more must not be promised.
      return hasJustAnswered(complaint) ? say("headline.answered", { agent }) : say("headline.working", { agent });
    case "Waiting on Customer":
      return say("headline.asked");
    case "Resolved":
      return complaint.rating ? say("headline.rated") : say("headline.solved");
    case "Closed":
      return complaint.resolvedAt ? say("headline.solvedAndClosed") : say("headline.closed");
    default:
      return complaint.status satisfies never;
  }
}

function placeSentence(place: number | null, say: Say<"customer">): string {
  if (place === null) return say("headline.inLine");
  return place === 1 ? say("headline.next") : say("headline.place", { place });
}

/** True while nobody at the desk has done anything since the customer's answer brought it back. */
function hasJustAnswered({ timeline, userId }: Pick<Facts, "timeline" | "userId">): boolean {
  const answered = timeline.findLastIndex(
    (item) =>
      item.kind === "status" &&
      item.from === "Waiting on Customer" &&
      item.to === "In Progress" &&
      item.by?.id === userId,
  );
  if (answered < 0) return false;
  return !timeline.slice(answered + 1).some(({ by, kind }) => by?.id !== userId && !CORRECTIONS.has(kind));
}

/** How people are called here: "Asha Rao" is Asha. */
export function firstName(name: string | undefined, say: Say<"customer">): string {
  return isolated(name?.trim().split(/\s+/u)[0] || say("someone"));
}
