"use client";

import { Eraser } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Name } from "#app/_ui/words.tsx";
import type { Person } from "#server/desk/people/wire.ts";

const EraseForm = dynamic(() => import("./erase-form.tsx").then((module) => module.EraseForm));

/** Opens what says what erasing this customer means; nothing is done before it is confirmed there. */
export function EraseButton({ person }: { person: Person }) {
  const t = useTranslations("people.erase");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      title={t("title")}
      description={t.rich("line", { name: () => <Name>{person.name}</Name> })}
      trigger={
        <Button
          variant="ghost"
          icon={<Eraser className="size-4" aria-hidden />}
          aria-label={t("openFor", { name: person.name })}
          className="font-normal"
        >
          <span className="max-sm:hidden">{t("open")}</span>
        </Button>
      }
    >
      <EraseForm person={person} onDone={() => setIsOpen(false)} />
    </Dialog>
  );
}
