import type { AttachedFile, TimelineItem } from "#server/core/timeline.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { ComplaintWithTimeline } from "#server/desk/complaints/wire.ts";

type Mentioned = NonNullable<Extract<TimelineItem, { kind: "comment" }>["mentions"]>[number];

export type Turn =
  | {
      readonly kind: "message";
      readonly id: string;
      readonly at: string;
      readonly from: "customer" | "staff";
      readonly author: string;
      /** What they were when they said it; null for QuickFix itself. */
      readonly role: Role | null;
      /** Empty where files say it all. */
      readonly text: string;
      readonly files: readonly AttachedFile[];
      /** The status this message brought with it, where it did. */
      readonly outcome: string | null;
    }
  | {
      readonly kind: "note";
      readonly id: string;
      readonly at: string;
      readonly author: string;
      readonly text: string;
      readonly files: readonly AttachedFile[];
      /** Whom it calls. */
      readonly mentions: readonly Mentioned[];
      /** Whether it asks for help, or answers whoever did. */
      readonly help: "asked" | "given" | null;
    }
  | { readonly kind: "fact"; readonly id: string; readonly at: string; readonly item: TimelineItem };

type Source = Pick<ComplaintWithTimeline, "timeline" | "description" | "channel"> & {
  readonly customer: { readonly _id: string; readonly name: string };
};

/** The timeline as staff read it: what was said, what is only for staff, and between them the bare facts. */
export function conversation({ timeline, description, channel, customer }: Source): Turn[] {
  const sideOf = ({ by }: TimelineItem) => (by?.id === customer._id ? "customer" : "staff");
  return timeline.flatMap((item): Turn | Turn[] => {
    const { id, at } = item;
    if (item.kind === "filed") {
      // A mail that somebody accepted is its sender's words.
      const writer = channel === "mail" ? null : item.by;
      const author = writer?.name ?? customer.name;
      const role = writer?.role ?? "user";
      const from = writer ? sideOf(item) : "customer";
      const { files = [] } = item;
      const said: Turn = { kind: "message", id, at, from, author, role, text: description, files, outcome: null };
      return !item.by || item.by.id === customer._id ? said : [said, { kind: "fact", id: `${id}-fact`, at, item }];
    }
    if ((item.kind !== "comment" && item.kind !== "status") || !(item.message || item.files))
      return { kind: "fact", id, at, item };
    const author = item.by?.name ?? "QuickFix";
    const { message: text = "", files = [] } = item;
    if (item.kind === "comment" && item.internal) {
      return { kind: "note", id, at, author, text, files, mentions: item.mentions ?? [], help: item.help ?? null };
    }
    const role = item.by?.role ?? null;
    return {
      kind: "message",
      id,
      at,
      from: sideOf(item),
      author,
      role,
      text,
      files,
      outcome: item.kind === "status" ? item.to : null,
    };
  });
}
