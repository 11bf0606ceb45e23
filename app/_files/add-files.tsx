"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button, IconButton } from "#app/_ui/button.tsx";
import type { FilesInHand } from "./use-files.ts";

/** Opens the device's own choice of files: on a telephone its camera is among them. */
export function AddFiles({ files, withLabel = false }: { files: Pick<FilesInHand, "add">; withLabel?: boolean }) {
  const t = useTranslations("files");
  const input = useRef<HTMLInputElement>(null);
  const icon = <Paperclip className="size-4" aria-hidden />;
  const choose = () => input.current?.click();
  return (
    <>
      {withLabel ? (
        <Button variant="ghost" icon={icon} onClick={choose}>
          {t("add")}
        </Button>
      ) : (
        <IconButton label={t("add")} icon={icon} onClick={choose} />
      )}
      <input
        ref={input}
        dir="auto"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden
        className="hidden"
        onChange={({ currentTarget }) => {
          files.add([...(currentTarget.files ?? [])]);
          // The same one may be chosen again.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
