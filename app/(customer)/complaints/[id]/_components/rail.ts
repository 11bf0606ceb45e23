import type { Say } from "#app/_language/say.ts";
import type { TimelineItem } from "#server/core/timeline.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { firstName } from "./headline.ts";

export interface RailStep {
  readonly key: "filed" | "line" | "agent" | "end";
  readonly label: string;
  /** When it was reached; null while it is ahead. */
  readonly at: string | null;
  readonly state: "done" | "current" | "ahead";
}

type Facts = Pick<ComplaintDetail, "status" | "createdAt" | "assignedTo" | "resolvedAt" | "timeline">;

/** The way of a complaint as four steps, of which one is alive until it has ended. */
export function railOf(complaint: Facts, say: Say<"customer">): RailStep[] {
  const { status, createdAt, timeline } = complaint;
  const at = { Open: 1, "In Progress": 2, "Waiting on Customer": 2, Resolved: 3, Closed: 3 }[status];
  const hasEnded = at === 3;
  const assigned = timeline.findLast((item) => item.kind === "assigned");
  const lined = timeline.findLast(isBackInLine);
  const isSkipped = hasEnded && !complaint.assignedTo && !assigned;

  const steps: Omit<RailStep, "state">[] = [
    { key: "filed", label: say("rail.filed"), at: createdAt },
    { key: "line", label: say("rail.inLine"), at: lined?.at ?? createdAt },
    { key: "agent", label: agentLabel(complaint, say), at: at >= 2 ? (assigned?.at ?? null) : null },
    {
      key: "end",
      label: status === "Closed" ? say("rail.closed") : say("rail.solved"),
      at: hasEnded ? endedAt(complaint) : null,
    },
  ];
  return steps
    .map((step, index) => ({ ...step, state: stateOf(index, at, hasEnded) }))
    .filter((step) => step.key !== "agent" || !isSkipped);
}

function stateOf(index: number, at: number, hasEnded: boolean): RailStep["state"] {
  if (index < at || hasEnded) return "done";
  return index === at ? "current" : "ahead";
}

function agentLabel({ status, assignedTo, timeline }: Facts, say: Say<"customer">): string {
  if (status === "Open") return say("rail.agent");
  const last = timeline.findLast((item) => item.kind === "assigned");
  const name = assignedTo?.name ?? last?.agent.name;
  return name ? say("rail.named", { agent: firstName(name, say) }) : say("rail.agent");
}

function endedAt({ status, resolvedAt, timeline }: Facts): string | null {
  const closing = timeline.findLast((item) => item.kind === "status" && item.to === "Closed");
  return status === "Closed" ? (closing?.at ?? resolvedAt) : resolvedAt;
}

function isBackInLine(item: TimelineItem): boolean {
  return item.kind === "requeued" || (item.kind === "status" && item.to === "Open");
}
