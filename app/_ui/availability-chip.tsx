import { CircleCheck, CircleDashed, CircleDot, CircleMinus, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Availability } from "#server/core/vocabulary.ts";
import { Chip, type ChipTone } from "./chip.tsx";

/** What of somebody is shown: their availability, and away in place of offline while they chose to be on duty. */
export type ShownState = Availability | "away";

const LOOK = {
  available: { icon: CircleCheck, tone: "positive" },
  busy: { icon: CircleDot, tone: "accent" },
  away: { icon: CircleDashed, tone: "waiting" },
  offline: { icon: CircleMinus, tone: "muted" },
} as const satisfies Record<ShownState, { icon: LucideIcon; tone: ChipTone }>;

export function AvailabilityChip({ availability, size = "sm" }: { availability: ShownState; size?: "sm" | "md" }) {
  const t = useTranslations("terms.availability");
  const { icon, tone } = LOOK[availability];
  return (
    <Chip icon={icon} tone={tone} size={size}>
      {t(availability)}
    </Chip>
  );
}
