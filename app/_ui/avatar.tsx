import { cx } from "class-variance-authority";
import { initialsOf } from "./initials.ts";

const SIZES = { sm: "size-6 text-xs", md: "size-8 text-sm", lg: "size-10 text-base" } as const;

/** A person's initials. Decoration, and drawn as one: the name itself is in text beside it, or in the label around it. */
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
      data-initials={initialsOf(name)}
      className={cx(
        "inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent before:content-[attr(data-initials)]",
        SIZES[size],
        className,
      )}
    />
  );
}
