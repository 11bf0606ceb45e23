import type { Say } from "#app/_language/say.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { firstName } from "./headline.ts";

type Facts = Pick<ComplaintDetail, "status" | "assignedTo" | "wait" | "agentIsThere" | "answerGoesToLine"> & {
  can: Pick<ComplaintDetail["can"], "statuses">;
};

/** What happens next, and whether the customer has to do anything. */
export function nextSentence(complaint: Facts, say: Say<"customer">): string {
  const agent = firstName(complaint.assignedTo?.name, say);
  switch (complaint.status) {
    case "Open":
      return say("next.inLine", { wait: complaint.wait?.text ?? say("next.wait") });
    case "In Progress":
      return complaint.agentIsThere === false ? say("next.kept", { agent }) : say("next.working", { agent });
    case "Waiting on Customer":
      if (complaint.agentIsThere === false) return say("next.askedByAway", { agent });
      return complaint.answerGoesToLine ? say("next.askedForLine") : say("next.asked", { agent });
    case "Resolved":
    case "Closed":
      return complaint.can.statuses.includes("Open") ? say("next.reopenable") : say("next.over");
    default:
      return complaint.status satisfies never;
  }
}
