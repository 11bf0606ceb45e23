"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { useShared } from "#app/_ui/use-shared.ts";
import type { Held } from "./held.ts";

/** What a key is about to do, for as long as it can be undone. Under the bar, where it covers no button that sends. */
export function HeldBar({ held }: { held: Held }) {
  const t = useTranslations("staff.held");
  const act = useShared(held.shared);
  return (
    <output className="pointer-events-none fixed inset-x-0 top-[calc(4rem+var(--tray,0px))] z-40 flex justify-center px-4">
      {act ? (
        <span
          key={`${act.id} ${act.says}`}
          className="pointer-events-auto relative flex animate-fade-in items-center gap-3 overflow-hidden rounded-lg border border-border bg-raised py-2 ps-4 pe-2 text-sm shadow-float"
        >
          <span>{act.says}</span>
          <Button size="sm" icon={<Undo2 className="size-4" aria-hidden />} onClick={held.undo}>
            {t("undo")} <Kbd>Z</Kbd>
          </Button>
          <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5 origin-left animate-run-out bg-accent" />
        </span>
      ) : null}
    </output>
  );
}
