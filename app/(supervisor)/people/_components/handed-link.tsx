"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";

/** A link that the admin hands over, this once. */
export function HandedLink({ url, line }: { url: string; line: string }) {
  const t = useTranslations("people.link");
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Notice tone="positive">
      <p>{line}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md bg-surface px-2 py-1 font-mono text-xs break-all">{url}</code>
        <Button
          size="sm"
          icon={isCopied ? <Check className="size-4" aria-hidden /> : <Copy className="size-4" aria-hidden />}
          onClick={() => void navigator.clipboard.writeText(url).then(() => setIsCopied(true))}
        >
          {isCopied ? t("copied") : t("copy")}
        </Button>
      </div>
    </Notice>
  );
}
