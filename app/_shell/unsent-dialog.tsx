"use client";

import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";

/** Before somebody signs out who has written what nobody has read. */
export function UnsentDialog({ count, onLeave, onStay }: { count: number; onLeave: () => void; onStay: () => void }) {
  const t = useTranslations("shell.unsent");
  return (
    <Dialog open onOpenChange={(open) => void (open || onStay())} title={t("title")} description={t("line", { count })}>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={onStay}>
          {t("stay")}
        </Button>
        <Button variant="danger" onClick={onLeave}>
          {t("leave")}
        </Button>
      </div>
    </Dialog>
  );
}
