import { ChevronDown, ChevronsUp, ChevronUp, Equal, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Priority } from "#server/core/vocabulary.ts";
import { Chip, type ChipTone } from "./chip.tsx";

const LOOK = {
  Low: { icon: ChevronDown, tone: "muted" },
  Medium: { icon: Equal, tone: "neutral" },
  High: { icon: ChevronUp, tone: "waiting" },
  Critical: { icon: ChevronsUp, tone: "urgent" },
} as const satisfies Record<Priority, { icon: LucideIcon; tone: ChipTone }>;

export function PriorityChip({ priority, size = "sm" }: { priority: Priority; size?: "sm" | "md" }) {
  const t = useTranslations("terms.priority");
  const { icon, tone } = LOOK[priority];
  return (
    <Chip icon={icon} tone={tone} size={size}>
      {t(priority)}
    </Chip>
  );
}
