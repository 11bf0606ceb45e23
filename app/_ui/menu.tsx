"use client";

import { cx } from "class-variance-authority";
import * as Radix from "radix-ui/dropdown-menu";
import type { ReactNode } from "react";
import { floating, floatingItem } from "./floating.ts";

/** A menu of actions under its trigger; arrow keys, type-ahead, Esc. */
export function Menu({
  trigger,
  align = "end",
  label,
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  label?: string;
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} sideOffset={4} className={cx(floating, "min-w-48 p-1")}>
          {label ? <Radix.Label className="px-2 py-1.5 text-xs text-muted">{label}</Radix.Label> : null}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** One action. `hint` stands at the end, such as a key or a count. */
export function MenuItem({
  icon,
  hint,
  danger = false,
  disabled = false,
  onSelect,
  children,
}: {
  icon?: ReactNode;
  hint?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Radix.Item disabled={disabled} onSelect={onSelect} className={cx(floatingItem, danger && "text-danger")}>
      {icon}
      <span className="flex-1">{children}</span>
      {hint ? <span className="text-xs text-muted">{hint}</span> : null}
    </Radix.Item>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-border" />;
}
