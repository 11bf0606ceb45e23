"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useConfirmed } from "#app/_shell/use-confirmed.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { fetchArchive, keepFile } from "./fetch-archive.ts";
import { RequestErasure } from "./request-erasure.tsx";

/** What somebody may have done with what is theirs: taken away, and erased. */
export function OwnDataSection({ isAdmin }: { isAdmin: boolean }) {
  const t = useTranslations("settings.ownData");
  const confirmed = useConfirmed();
  const download = useMutation({
    mutationFn: () => confirmed.run(fetchArchive),
    onSuccess: keepFile,
  });
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-3">
        <p className="text-sm text-muted">{t("archive")}</p>
        <div>
          <Button
            icon={<Download className="size-4" aria-hidden />}
            pending={download.isPending}
            onClick={() => download.mutate()}
          >
            {t("download")}
          </Button>
        </div>
        {download.isSuccess ? <Notice tone="positive">{t("downloaded")}</Notice> : null}
        {download.error ? <Notice tone="danger">{failureOf(download.error).message}</Notice> : null}
      </div>
      {isAdmin ? <p className="text-sm text-muted">{t("admin")}</p> : <RequestErasure />}
      {confirmed.dialog}
    </div>
  );
}
