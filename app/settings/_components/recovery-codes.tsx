"use client";

import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Notice } from "#app/_ui/notice.tsx";

/** The only time that they are shown. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations("settings.secondFactor");
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="positive">{t("recovery")}</Notice>
      <ul className="flex flex-col gap-1 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <Button ref={focusOnMount} onClick={onDone}>
          {t("kept")}
        </Button>
      </div>
    </div>
  );
}
