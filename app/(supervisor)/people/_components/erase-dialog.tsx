"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Name } from "#app/_ui/words.tsx";
import type { Person } from "#server/desk/people/wire.ts";
import { EraseForm } from "./erase-form.tsx";

/** What erasing this customer means, and where it is confirmed. */
export function EraseDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations("people.erase");
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("title")}
      description={t.rich("line", { name: () => <Name>{person.name}</Name> })}
    >
      <EraseForm person={person} onDone={onClose} />
    </Dialog>
  );
}
