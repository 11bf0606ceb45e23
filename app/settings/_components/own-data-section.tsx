"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useConfirmed } from "#app/_shell/use-confirmed.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { fetchArchive, keepFile } from "./fetch-archive.ts";
import { RequestErasure } from "./request-erasure.tsx";

/** What somebody may have done with what is theirs: taken away, and erased. */
export function OwnDataSection({ isAdmin }: { isAdmin: boolean }) {
  const confirmed = useConfirmed();
  const download = useMutation({
    mutationFn: () => confirmed.run(fetchArchive),
    onSuccess: keepFile,
  });
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-3">
        <p className="text-sm text-muted">
          One archive with your account, your complaints and what you were answered, where you signed in, and all else
          that is kept about you. README.txt in it says what is there and what is not.
        </p>
        <div>
          <Button
            icon={<Download className="size-4" aria-hidden />}
            pending={download.isPending}
            onClick={() => download.mutate()}
          >
            Download your data
          </Button>
        </div>
        {download.isSuccess ? <Notice tone="positive">The archive is among your downloads.</Notice> : null}
        {download.error ? <Notice tone="danger">{failureOf(download.error).message}</Notice> : null}
      </div>
      {isAdmin ? (
        <p className="text-sm text-muted">
          An administrator cannot ask to be erased. Ask another administrator to make you a customer first; if you are
          the only one, invite somebody.
        </p>
      ) : (
        <RequestErasure />
      )}
      {confirmed.dialog}
    </div>
  );
}
