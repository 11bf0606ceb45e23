import { cx } from "class-variance-authority";

/** A grey block in the size of what is coming: give it that size with `className`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block animate-pulse-soft rounded-md bg-sunken", className)} />;
}

/** Rows of a list that is on its way; screen readers hear `label` once. */
export function SkeletonRows({ rows, rowClass, label }: { rows: number; rowClass: string; label: string }) {
  return (
    <output className="flex flex-col gap-2">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className={rowClass} />
      ))}
    </output>
  );
}
