import type { AssignmentReason } from "./assignment-reason.ts";
import type { AgentId, UserId } from "./ids.ts";
import type { Priority, Role, Status } from "./vocabulary.ts";

export interface TimelineActor {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
}

interface Common {
  readonly id: string;
  readonly at: Date;
  /** Null when QuickFix itself did it. */
  readonly by: TimelineActor | null;
}

/** Everything that happened to a complaint, in order. Internal entries are for staff only. */
export type TimelineEntry = Common &
  (
    | { readonly kind: "filed" }
    | {
        readonly kind: "assigned";
        readonly agent: { readonly id: AgentId; readonly name: string };
        readonly why: AssignmentReason;
      }
    | { readonly kind: "requeued"; readonly reason: "agent-off-duty" | "taken-back" | "agent-gone" }
    | { readonly kind: "status"; readonly from: Status; readonly to: Status; readonly message?: string }
    | { readonly kind: "comment"; readonly message: string; readonly internal: boolean }
    | { readonly kind: "priority"; readonly from: Priority; readonly to: Priority }
    | { readonly kind: "rated"; readonly score: number; readonly message: string }
  );
