import { createHash } from "node:crypto";
import { eventIdOf } from "#server/core/ids.ts";
import type { Figures } from "#server/operate/figures/reporter.ts";
import type { Marker } from "#server/operate/trace/marker.ts";
import type { Observe, QueueFact } from "../queue/facts.ts";
import type { RecentPasses } from "./recent-passes.ts";

export interface CountPorts {
  readonly figures: Figures;
  readonly marker: Marker;
  readonly passes: Pick<RecentPasses, "after">;
  readonly worker: string;
  readonly now: () => Date;
}

/** What the queue loop reports, as the console's figures and as one delivery in its event's trace. */
export function countFacts(ports: CountPorts): Observe {
  const { figures } = ports;
  return (fact) => {
    switch (fact.kind) {
      case "received":
        figures.count("received", fact.count);
        return;
      case "retried":
        figures.count(`retried-${fact.why}`);
        return;
      case "dead-lettered":
        figures.count("put-aside");
        return;
      case "duplicate-of-done":
        figures.count("duplicates");
        return;
      case "handled":
        countHandled(ports, fact);
        return;
      default:
    }
  };
}

type Handled = Extract<QueueFact, { kind: "handled" }>;

function countHandled({ figures, marker, passes, worker, now }: CountPorts, fact: Handled): void {
  const { message, event, receivedAt, startedAt, result, wasDone } = fact;
  const settledAt = now();
  // Times are those of what people did: an experiment breaks the path on purpose.
  const took: Figures["took"] = (hop, ms) => {
    if (!message.attributes["trial"]) figures.took(hop, ms);
  };
  // Later receipts waited for their retry, not for us.
  if (message.receiveCount === 1) took("queue", receivedAt.getTime() - message.sentAt.getTime());
  if (result === "done") {
    figures.count("handled");
    took("handle", settledAt.getTime() - receivedAt.getTime());
    if (!wasDone) took("lag", fact.lagMs);
  }
  const served = event && !wasDone ? passes.after(startedAt) : null;
  marker.add({
    kind: "delivered",
    eventId: event?.id ?? eventIdOf(createHash("sha256").update(message.body).digest("hex")),
    at: receivedAt,
    worker,
    origin: message.attributes["origin"] ?? "by hand",
    receiveCount: message.receiveCount,
    sentAt: message.sentAt,
    passBeganAt: served?.beganAt ?? null,
    passEndedAt: served?.endedAt ?? null,
    settledAt,
    result: wasDone ? "done before" : result,
  });
}
