"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "#app/_ui/button.tsx";
import { Words } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import type { Macro } from "#server/desk/macros/wire.ts";
import { ActList } from "./act-list.tsx";

/** The macro that goes with what is written: what it does when it is sent, and the way to send without. */
export function ChosenMacro(props: {
  macro: Macro;
  isPending: boolean;
  /** Why it cannot be sent yet: a file is on its way. */
  notYet: string | null;
  onUse: () => void;
  onDrop: () => void;
}) {
  const t = useTranslations("macros.chosen");
  const { macro } = props;
  const name = isolated(macro.name);
  return (
    <fieldset aria-label={t("label", { name })} className="flex w-full flex-wrap items-center justify-between gap-2">
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate rounded-full bg-accent-soft px-2.5 py-0.5 text-sm text-accent">
          <Words>{macro.name}</Words>
        </span>
        <IconButton
          label={t("drop", { name })}
          size="sm"
          icon={<X className="size-4" aria-hidden />}
          onClick={props.onDrop}
        />
        <ActList macro={macro} />
      </span>
      <Button
        variant="primary"
        className="ms-auto"
        pending={props.isPending}
        disabledReason={props.notYet ?? undefined}
        onClick={props.onUse}
      >
        {props.isPending ? t("using") : t("use")}
      </Button>
    </fieldset>
  );
}
