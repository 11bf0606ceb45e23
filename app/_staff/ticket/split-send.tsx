"use client";

import { ChevronDown } from "lucide-react";
import { ActionItem, ActionMenu } from "#app/_ui/action-menu.tsx";
import { Button, IconButton } from "#app/_ui/button.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import type { SendAction, SendOption } from "./send-options.ts";

const KEYS = { resolve: "E", wait: "W", send: "Ctrl ↵", note: "Ctrl ↵" } as const satisfies Partial<
  Record<SendAction, string>
>;

/** The usual way to send as a button, the others one press behind it. */
export function SplitSend(props: {
  options: readonly SendOption[];
  pending: SendAction | null;
  onSend: (action: SendAction) => void;
}) {
  const [first, ...others] = props.options;
  if (!first) return null;
  const isNote = first.action === "note";
  const underWay = props.options.find(({ action }) => action === props.pending);
  return (
    <div className="flex">
      <Button
        variant={isNote ? "secondary" : "primary"}
        pending={props.pending !== null}
        disabledReason={first.blocked ?? undefined}
        onClick={() => props.onSend(first.action)}
        className={others.length > 0 ? "rounded-r-none" : ""}
      >
        {underWay?.pending ?? first.label}
      </Button>
      {others.length > 0 ? (
        <ActionMenu
          label="Instead"
          renderTrigger={(wiring) => (
            <IconButton
              {...wiring}
              variant="primary"
              label="More ways to send"
              icon={<ChevronDown className="size-4" aria-hidden />}
              className="rounded-l-none border-l-on-accent/40"
            />
          )}
        >
          {others.map((option) => (
            <ActionItem
              key={option.action}
              disabled={option.blocked !== null || props.pending !== null}
              hint={option.action in KEYS ? <Kbd>{KEYS[option.action as keyof typeof KEYS]}</Kbd> : null}
              onSelect={() => props.onSend(option.action)}
            >
              {option.label}
            </ActionItem>
          ))}
        </ActionMenu>
      ) : null}
    </div>
  );
}
