"use client";

import { cx } from "class-variance-authority";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionItem, ActionMenu } from "#app/_ui/action-menu.tsx";
import { Button, IconButton } from "#app/_ui/button.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import type { SendAction, SendPlaces } from "./send-options.ts";

const KEYS = { resolve: "E", wait: "W", send: "Ctrl ↵", note: "Ctrl ↵" } as const satisfies Partial<
  Record<SendAction, string>
>;

interface SendProps {
  readonly places: SendPlaces;
  readonly pending: SendAction | null;
  readonly onSend: (action: SendAction) => void;
}

/** The usual way to send as the button at hand, the other usual one beside it, and the rest one press behind. */
export function SplitSend(props: SendProps) {
  const t = useTranslations("staff.send");
  const { first, beside, others } = props.places;
  const isUnderWay = props.pending !== null;
  const underWay = [first, ...(beside ? [beside] : []), ...others].find(({ action }) => action === props.pending);
  return (
    <div className="ms-auto flex flex-wrap justify-end gap-2">
      {beside ? (
        <Button
          disabledReason={isUnderWay ? t("underWay") : (beside.blocked ?? undefined)}
          onClick={() => props.onSend(beside.action)}
        >
          {beside.label}
        </Button>
      ) : null}
      <div className="flex">
        <Button
          variant={first.action === "note" ? "secondary" : "primary"}
          pending={isUnderWay}
          disabledReason={first.blocked ?? undefined}
          onClick={() => props.onSend(first.action)}
          className={others.length > 0 ? "rounded-e-none" : ""}
        >
          {underWay?.pending ?? first.label}
        </Button>
        {others.length > 0 ? <OtherWays {...props} /> : null}
      </div>
    </div>
  );
}

function OtherWays({ places, pending, onSend }: SendProps) {
  const t = useTranslations("staff.send");
  return (
    <ActionMenu
      label={t("instead")}
      renderTrigger={(wiring) => (
        <IconButton
          {...wiring}
          variant={places.first.blocked === null ? "primary" : "secondary"}
          label={t("more")}
          icon={<ChevronDown className="size-4" aria-hidden />}
          className={cx("rounded-s-none", places.first.blocked === null ? "border-s-on-accent/40" : "border-s-0")}
        />
      )}
    >
      {places.others.map((option) => (
        <ActionItem
          key={option.action}
          disabled={option.blocked !== null || pending !== null}
          hint={option.action in KEYS ? <Kbd>{KEYS[option.action as keyof typeof KEYS]}</Kbd> : null}
          onSelect={() => onSend(option.action)}
        >
          {option.label}
        </ActionItem>
      ))}
    </ActionMenu>
  );
}
