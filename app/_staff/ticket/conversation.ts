import type { TimelineItem } from "#server/core/timeline.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { ComplaintWithTimeline } from "#server/desk/complaints/wire.ts";

export type Turn =
  | {
      readonly kind: "message";
      readonly id: string;
      readonly at: string;
      readonly from: "customer" | "staff";
      readonly author: string;
      /** What they were when they said it; null for QuickFix itself. */
      readonly role: Role | null;
      readonly text: string;
      /** The status this message brought with it, where it did. */
      readonly outcome: string | null;
    }
  | { readonly kind: "note"; readonly id: string; readonly at: string; readonly author: string; readonly text: string }
  | { readonly kind: "fact"; readonly id: string; readonly at: string; readonly item: TimelineItem };

type Source = Pick<ComplaintWithTimeline, "timeline" | "description"> & {
  readonly customer: { readonly name: string };
};

/** The timeline as staff read it: what was said, what is only for staff, and between them the bare facts. */
export function conversation({ timeline, description, customer }: Source): Turn[] {
  return timeline.map((item): Turn => {
    const { id, at } = item;
    if (item.kind === "filed") {
      const author = item.by?.name ?? customer.name;
      const role = item.by?.role ?? "user";
      return { kind: "message", id, at, from: "customer", author, role, text: description, outcome: null };
    }
    if ((item.kind !== "comment" && item.kind !== "status") || !item.message) return { kind: "fact", id, at, item };
    const author = item.by?.name ?? "QuickFix";
    const text = item.message;
    if (item.kind === "comment" && item.internal) return { kind: "note", id, at, author, text };
    const role = item.by?.role ?? null;
    const from = role === "user" ? "customer" : "staff";
    return { kind: "message", id, at, from, author, role, text, outcome: item.kind === "status" ? item.to : null };
  });
}
