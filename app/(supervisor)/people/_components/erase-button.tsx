"use client";

import { Eraser } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import type { Person } from "#server/desk/people/wire.ts";

const EraseDialog = loadLater(async () => (await import("./erase-dialog.tsx")).EraseDialog);

/** Opens what says what erasing this customer means; nothing is done before it is confirmed there. */
export function EraseButton({ person }: { person: Person }) {
  const t = useTranslations("people.erase");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        icon={<Eraser className="size-4" aria-hidden />}
        aria-label={t("openFor", { name: person.name })}
        onClick={() => setIsOpen(true)}
        className="font-normal"
      >
        <span className="max-sm:hidden">{t("open")}</span>
      </Button>
      <Suspense>{isOpen ? <EraseDialog person={person} onClose={() => setIsOpen(false)} /> : null}</Suspense>
    </>
  );
}
