import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import type { Priority } from "#server/core/vocabulary.ts";

const BARS = { Low: 1, Medium: 2, High: 3, Critical: 4 } satisfies Record<Priority, number>;

/**
 * A priority for a dense list: four bars and the word, without a colour of its own, so that on a board of waits only a
 * broken promise stands out.
 */
export function PriorityMark({ priority, className }: { priority: Priority; className?: string }) {
  const t = useTranslations("terms.priority");
  const filled = BARS[priority];
  return (
    <span className={cx("inline-flex items-center gap-1.5", filled < 3 && "text-muted", className)}>
      <svg viewBox="0 0 15 12" className="h-3 w-[15px] shrink-0 fill-current" aria-hidden>
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 4}
            y={9 - bar * 3}
            width={3}
            height={3 + bar * 3}
            rx={0.75}
            opacity={bar < filled ? 1 : 0.25}
          />
        ))}
      </svg>
      <span className={filled === 4 ? "font-medium" : ""}>{t(priority)}</span>
    </span>
  );
}
