"use client";

import { cx } from "class-variance-authority";
import * as Radix from "radix-ui/popover";
import type { ReactNode } from "react";
import { floating } from "./floating.ts";

/** A panel under its trigger for more than a menu: a form, a list to search. `label` names it. */
export function Popover({
  trigger,
  label,
  align = "end",
  open,
  onOpenChange,
  children,
}: {
  trigger: ReactNode;
  label: string;
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className={cx(floating, "w-[min(20rem,calc(100vw-1rem))] p-3")}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
