import {
  CircleCheck,
  CircleDashed,
  CirclePlay,
  CircleSlash,
  type LucideIcon,
  MessageCircleQuestion,
} from "lucide-react";
import type { Status } from "#server/core/vocabulary.ts";
import { Chip, type ChipTone } from "./chip.tsx";

const LOOK = {
  Open: { icon: CircleDashed, tone: "neutral", staff: "Open", customer: "Open" },
  "In Progress": { icon: CirclePlay, tone: "accent", staff: "In progress", customer: "In progress" },
  "Waiting on Customer": {
    icon: MessageCircleQuestion,
    tone: "waiting",
    staff: "Waiting on customer",
    customer: "Waiting on you",
  },
  Resolved: { icon: CircleCheck, tone: "positive", staff: "Resolved", customer: "Resolved" },
  Closed: { icon: CircleSlash, tone: "muted", staff: "Closed", customer: "Closed" },
} as const satisfies Record<Status, { icon: LucideIcon; tone: ChipTone; staff: string; customer: string }>;

type Reader = "staff" | "customer";

/** The word this reader sees for a status. */
export function statusWord(status: Status, reader: Reader = "staff"): string {
  return LOOK[status][reader];
}

export function StatusChip({
  status,
  reader = "staff",
  size = "sm",
}: {
  status: Status;
  reader?: Reader;
  size?: "sm" | "md";
}) {
  const { icon, tone } = LOOK[status];
  return (
    <Chip icon={icon} tone={tone} size={size}>
      {statusWord(status, reader)}
    </Chip>
  );
}
