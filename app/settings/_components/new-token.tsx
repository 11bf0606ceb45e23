"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";

/** The token itself, this once. */
export function NewToken({ token }: { token: string }) {
  const t = useTranslations("settings.tokens");
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Notice tone="positive">
      <p className="font-medium">{t("shown")}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md bg-surface px-2 py-1 font-mono text-xs break-all">{token}</code>
        <Button
          size="sm"
          icon={isCopied ? <Check className="size-4" aria-hidden /> : <Copy className="size-4" aria-hidden />}
          onClick={() => void navigator.clipboard.writeText(token).then(() => setIsCopied(true))}
        >
          {isCopied ? t("copied") : t("copy")}
        </Button>
      </div>
    </Notice>
  );
}
