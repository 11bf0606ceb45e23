import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";

/** A bordered surface. No shadow: it does not float. */
export function Panel({ className, ...rest }: ComponentProps<"section">) {
  return <section {...rest} className={cx("rounded-lg border border-border bg-surface", className)} />;
}
