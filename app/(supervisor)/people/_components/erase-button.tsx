"use client";

import { Eraser } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import type { Person } from "#server/desk/people/wire.ts";

const EraseDialog = dynamic(() => import("./erase-dialog.tsx").then((module) => module.EraseDialog));

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
      {isOpen ? <EraseDialog person={person} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
