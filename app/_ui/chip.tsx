import { cva, cx, type VariantProps } from "class-variance-authority";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

const chip = cva("inline-flex shrink-0 items-center gap-1 whitespace-nowrap rounded-md font-medium", {
  variants: {
    tone: {
      neutral: "bg-sunken text-text",
      muted: "bg-sunken text-muted",
      accent: "bg-accent-soft text-accent",
      positive: "bg-positive-soft text-positive",
      waiting: "bg-waiting-soft text-waiting",
      urgent: "bg-urgent-soft text-urgent",
      danger: "bg-danger-soft text-danger",
    },
    size: { sm: "h-5 px-1.5 text-xs", md: "h-6 px-2 text-sm" },
  },
  defaultVariants: { tone: "neutral", size: "sm" },
});

export type ChipTone = NonNullable<VariantProps<typeof chip>["tone"]>;

/** A small fact: a word, an icon, and a colour that only repeats what the word says. */
export function Chip({
  tone,
  size,
  icon: Icon,
  className,
  children,
}: VariantProps<typeof chip> & { icon?: LucideIcon; className?: string; children: ReactNode }) {
  return (
    <span className={cx(chip({ tone, size }), className)}>
      {Icon ? <Icon className="size-3.5" aria-hidden /> : null}
      {children}
    </span>
  );
}
