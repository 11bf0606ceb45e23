import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { within } from "../../new/_components/expectation.ts";
import { firstName } from "./headline.ts";

type Facts = Pick<ComplaintDetail, "status" | "assignedTo" | "usualWaitMs"> & {
  can: Pick<ComplaintDetail["can"], "statuses">;
};

/** What happens next, and whether the customer has to do anything. */
export function nextSentence(complaint: Facts): string {
  const agent = firstName(complaint.assignedTo?.name);
  switch (complaint.status) {
    case "Open": {
      const usual =
        complaint.usualWaitMs === null ? "" : ` Usually that is ${within(complaint.usualWaitMs)} of filing.`;
      return `A person gets it as soon as one is free.${usual} You need not stay here.`;
    }
    case "In Progress":
      return `You will hear from ${agent} here. You can add something at any time.`;
    case "Waiting on Customer":
      return `${agent} goes on as soon as you have answered below.`;
    case "Resolved":
    case "Closed":
      return complaint.can.statuses.includes("Open")
        ? "If you still need help with it, open it again below."
        : "If it comes back, file a new one and mention this.";
    default:
      return complaint.status satisfies never;
  }
}
