"use client";

import { cx } from "class-variance-authority";
import * as Radix from "radix-ui/tooltip";
import type { ReactNode } from "react";
import { floating } from "./floating.ts";

/** A short explanation on hover and focus. Nothing needed to do the work may live only here. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={300}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content sideOffset={4} className={cx(floating, "max-w-72 px-2 py-1.5 text-xs")}>
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
