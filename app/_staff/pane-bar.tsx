"use client";

import { cx } from "class-variance-authority";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";

/** The bar at the foot of a narrow screen that says which pane shows. */
export function PaneBar<Name extends string>(props: {
  panes: readonly {
    readonly name: Name;
    readonly label: string;
    readonly icon: LucideIcon;
    readonly className?: string;
  }[];
  shown: Name;
  onShow: (name: Name) => void;
  className?: string;
}) {
  const t = useTranslations("staff");
  return (
    <nav
      aria-label={t("panes")}
      className={cx("grid auto-cols-fr grid-flow-col shrink-0 border-t border-border bg-surface", props.className)}
    >
      {props.panes.map(({ name, label, icon: Icon, className }) => (
        <button
          key={name}
          type="button"
          aria-current={props.shown === name ? "true" : undefined}
          onClick={() => props.onShow(name)}
          className={cx(
            "flex h-14 flex-col items-center justify-center gap-0.5 text-xs md:h-11 md:flex-row md:gap-2 short:h-10 short:flex-row short:gap-2",
            props.shown === name ? "font-medium text-accent" : "text-muted",
            className,
          )}
        >
          <Icon className="size-5 md:size-4 short:size-4" aria-hidden />
          {label}
        </button>
      ))}
    </nav>
  );
}
