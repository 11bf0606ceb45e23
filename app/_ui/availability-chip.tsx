import { CircleCheck, CircleDot, CircleMinus, type LucideIcon } from "lucide-react";
import type { Availability } from "#server/core/vocabulary.ts";
import { Chip, type ChipTone } from "./chip.tsx";

const LOOK = {
  available: { icon: CircleCheck, tone: "positive", word: "Available" },
  busy: { icon: CircleDot, tone: "accent", word: "Busy" },
  offline: { icon: CircleMinus, tone: "muted", word: "Offline" },
} as const satisfies Record<Availability, { icon: LucideIcon; tone: ChipTone; word: string }>;

export function AvailabilityChip({ availability, size = "sm" }: { availability: Availability; size?: "sm" | "md" }) {
  const { icon, tone, word } = LOOK[availability];
  return (
    <Chip icon={icon} tone={tone} size={size}>
      {word}
    </Chip>
  );
}
