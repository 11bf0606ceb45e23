import { isolated } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

type Facts = Pick<ComplaintDetail, "status" | "placeInLine" | "assignedTo" | "rating" | "timeline" | "resolvedAt">;

/** The one sentence about a complaint that is always true, for the customer who filed it. */
export function headlineOf(complaint: Facts): string {
  const agent = firstName(complaint.assignedTo?.name);
  switch (complaint.status) {
    case "Open":
      return placeSentence(complaint.placeInLine);
    case "In Progress":
      // After an answer the ticket waits for its agent's hands: more must not be promised.
      return hasJustAnswered(complaint) ? `${agent} has your answer` : `${agent} is working on it`;
    case "Waiting on Customer":
      return "We need an answer from you";
    case "Resolved":
      return complaint.rating ? "Solved. Thank you for telling us how it went." : "Solved. Did that help?";
    case "Closed":
      return complaint.resolvedAt ? "Solved and closed" : "Closed";
    default:
      return complaint.status satisfies never;
  }
}

function placeSentence(place: number | null): string {
  if (place === null) return "You are in line";
  return place === 1 ? "You are next in line" : `You are ${ordinal(place)} in line`;
}

/** True while nobody at the desk has done anything since the customer's answer brought it back. */
function hasJustAnswered({ timeline }: Pick<Facts, "timeline">): boolean {
  const answered = timeline.findLastIndex(
    (item) =>
      item.kind === "status" &&
      item.from === "Waiting on Customer" &&
      item.to === "In Progress" &&
      item.by?.role === "user",
  );
  if (answered < 0) return false;
  return !timeline.slice(answered + 1).some(({ by, kind }) => by?.role !== "user" && kind !== "priority");
}

/** How people are called here: "Asha Rao" is Asha. */
export function firstName(name: string | undefined): string {
  return isolated(name?.trim().split(/\s+/u)[0] || "Someone");
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st, 112th. */
export function ordinal(value: number): string {
  const isTeen = value % 100 >= 11 && value % 100 <= 13;
  const ending = isTeen ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
  return `${value}${ending}`;
}
