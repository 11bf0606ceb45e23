"use client";

import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";

/** Whether somebody means it, before everything of theirs is asked to be erased. */
export function SureDialog({ onYes, onNo }: { onYes: () => void; onNo: () => void }) {
  const t = useTranslations("settings.erasure");
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onNo())} title={t("ask")} description={t("sure")}>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onNo}>{t("keep")}</Button>
        <Button variant="danger" onClick={onYes}>
          {t("confirm")}
        </Button>
      </div>
    </Dialog>
  );
}
