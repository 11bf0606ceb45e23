import type { ComponentType, ReactNode } from "react";

/** Why there is nothing here, and the one next action. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: ComponentType<{ className?: string; strokeWidth?: number; "aria-hidden"?: true }>;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <Icon className="size-8 text-muted" strokeWidth={1.5} aria-hidden />
      <p className="font-medium">{title}</p>
      {children ? <p className="max-w-[44ch] text-muted">{children}</p> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
