import { cx } from "class-variance-authority";
import { initialsOf } from "./initials.ts";

const SIZES = { sm: "size-6 text-xs", md: "size-8 text-sm", lg: "size-10 text-base" } as const;

/** A person's initials. Decoration: the name stands beside it, so screen readers skip it. */
export function Avatar({
  name,
  size = "md",
  className,
}: {
  name: string;
  size?: keyof typeof SIZES;
  className?: string;
}) {
  return (
    <span
      aria-hidden
      className={cx(
        "inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent",
        SIZES[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
