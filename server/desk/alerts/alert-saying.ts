import type { Condition } from "#server/core/alerts/condition.ts";
import type { Saying } from "#server/core/saying.ts";
import { WAIT_TARGETS_MS } from "#server/desk/insights/figures.ts";
import { lengthSaying } from "#server/desk/waits/length-saying.ts";

/** What a lead reads of a condition: a sentence without its full stop, what to do about it, and where. */
export interface AlertSaying {
  readonly title: Saying;
  readonly message: Saying;
  readonly href: string;
}

/** What is said of a condition. Of somebody's complaint it says its number, and nothing that anybody wrote. */
export function alertSaying(condition: Condition): AlertSaying {
  switch (condition.kind) {
    case "untaken-category": {
      const { tickets, complaintId, category } = condition;
      return {
        title: { key: "alerts.untakenCategory.title", values: { tickets, complaintId, category } },
        message: { key: "alerts.untakenCategory.message" },
        href: placeOf(condition),
      };
    }
    case "only-filer":
      return {
        title: { key: "alerts.onlyFiler.title", values: { complaintId: condition.complaintId } },
        message: { key: "alerts.onlyFiler.message" },
        href: ticketHref(condition.complaintId),
      };
    case "nobody-on-duty":
      return {
        title: { key: "alerts.nobodyOnDuty.title", values: { tickets: condition.tickets } },
        message: { key: "alerts.nobodyOnDuty.message" },
        href: "/board",
      };
    case "declined": {
      const values = { complaintId: condition.complaintId };
      return {
        title: condition.isOwn ? { key: "alerts.declined.own", values } : { key: "alerts.declined.taken", values },
        message: { key: "alerts.declined.message" },
        href: ticketHref(condition.complaintId),
      };
    }
    case "handed-over": {
      const isCritical = condition.priority === "Critical";
      const values = { complaintId: condition.complaintId };
      return {
        title: isCritical ? { key: "alerts.handedOver.critical", values } : { key: "alerts.handedOver.title", values },
        message: { key: "alerts.handedOver.message" },
        href: ticketHref(condition.complaintId),
      };
    }
    case "over-target": {
      const { tickets, complaintId, priority } = condition;
      const target = lengthSaying(WAIT_TARGETS_MS[priority] / 1_000);
      const named: Saying = { key: `terms.priority.${priority}` };
      return {
        title: { key: "alerts.overTarget.title", values: { tickets, complaintId } },
        message: { key: "alerts.overTarget.message", values: { complaintId, priority: named, target } },
        href: placeOf(condition),
      };
    }
    case "dead-letters":
      return {
        title: { key: "alerts.deadLetters.title", values: { letters: condition.letters } },
        message: { key: "alerts.deadLetters.message" },
        href: "/pipeline",
      };
  }
}

type Several = { readonly tickets: number; readonly complaintId: string };

function placeOf({ tickets, complaintId }: Several): string {
  return tickets === 1 ? ticketHref(complaintId) : "/board";
}

function ticketHref(complaintId: string): string {
  return `/tickets/${encodeURIComponent(complaintId)}`;
}
