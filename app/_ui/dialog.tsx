"use client";

import { cx } from "class-variance-authority";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/dialog";
import { type ReactNode, useRef } from "react";
import { IconButton } from "./button.tsx";

/** Whoever is asked something types at once; the way out stays one step back. */
function focusFirstField(event: Event): void {
  const field = event.target instanceof Element ? event.target.querySelector("input, textarea, select") : null;
  if (!(field instanceof HTMLElement)) return;
  event.preventDefault();
  field.focus();
}

/** A dialog that traps focus and gives it back. `description` may be visually plain, but says what will happen. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  side = "center",
  children,
}: {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  title: string;
  description?: ReactNode;
  /** `right` is a drawer over the full height. */
  side?: "center" | "right";
  children: ReactNode;
}) {
  const t = useTranslations("ui.dialog");
  const before = useRef<Element | null>(null);
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-text/30 dark:bg-sunken/70" />
        <Radix.Content
          onOpenAutoFocus={(event) => {
            before.current = document.activeElement;
            if (side === "center") focusFirstField(event);
          }}
          onCloseAutoFocus={(event) => {
            // Without a trigger of its own the library gives the focus back to nobody.
            if (trigger || !(before.current instanceof HTMLElement)) return;
            event.preventDefault();
            before.current.focus();
          }}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cx(
            "fixed z-50 flex flex-col gap-4 overflow-y-auto border border-border bg-raised p-6 shadow-float",
            side === "center"
              ? "top-1/2 left-1/2 max-h-[85dvh] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 animate-fade-in rounded-lg"
              : "inset-y-0 end-0 w-[min(28rem,100vw)] animate-fade-in",
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <div className="flex flex-col gap-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description ? <Radix.Description className="text-sm text-muted">{description}</Radix.Description> : null}
            </div>
            <Radix.Close asChild>
              <IconButton label={t("close")} size="sm" icon={<X className="size-4" aria-hidden />} />
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
