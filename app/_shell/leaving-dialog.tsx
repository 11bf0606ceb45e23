"use client";

import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";

/** What becomes of the tickets of whoever goes off duty; asked of them, or of whoever takes them off. */
export function LeavingDialog({
  whose,
  held,
  onDecided,
  onClose,
}: {
  /** Somebody's name as it is shown; null for one's own tickets. */
  whose: string | null;
  held: number;
  onDecided: (handOver: boolean) => void;
  onClose: () => void;
}) {
  const t = useTranslations("shell.leaving");
  return (
    <Dialog
      open
      onOpenChange={(open) => void (open || onClose())}
      title={whose === null ? t("yours", { held }) : t("theirs", { name: whose, held })}
      description={t("line")}
    >
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => onDecided(true)}>
          {t("handOver")}
        </Button>
        <Button onClick={() => onDecided(false)}>{whose === null ? t("keepYours") : t("keepTheirs")}</Button>
        <Button variant="ghost" onClick={onClose}>
          {t("stay")}
        </Button>
      </div>
    </Dialog>
  );
}
