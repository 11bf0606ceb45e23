import {
  CircleCheck,
  CircleDashed,
  CirclePlay,
  CircleSlash,
  type LucideIcon,
  MessageCircleQuestion,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Status } from "#server/core/vocabulary.ts";
import { Chip, type ChipTone } from "./chip.tsx";

const LOOK = {
  Open: { icon: CircleDashed, tone: "neutral" },
  "In Progress": { icon: CirclePlay, tone: "accent" },
  "Waiting on Customer": { icon: MessageCircleQuestion, tone: "waiting" },
  Resolved: { icon: CircleCheck, tone: "positive" },
  Closed: { icon: CircleSlash, tone: "muted" },
} as const satisfies Record<Status, { icon: LucideIcon; tone: ChipTone }>;

/** What a complaint is at, in the word that this reader sees for it. */
export function StatusChip({
  status,
  reader = "staff",
  size = "sm",
}: {
  status: Status;
  reader?: "staff" | "customer";
  size?: "sm" | "md";
}) {
  const t = useTranslations("terms");
  const { icon, tone } = LOOK[status];
  return (
    <Chip icon={icon} tone={tone} size={size}>
      {reader === "customer" ? t(`yourStatus.${status}`) : t(`status.${status}`)}
    </Chip>
  );
}
