"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { toast } from "#app/_ui/toast.ts";
import type { InboxMail } from "#server/desk/inbox/wire.ts";
import { AcceptAs } from "./accept-as.tsx";

/** What somebody decides about a mail: a complaint, an answer, or nothing. */
export function DecideForm({ mail }: { mail: InboxMail }) {
  const t = useTranslations("inbox.decide");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [as, setAs] = useState<"complaint" | "answer" | null>(null);
  const onSettled = () => queryClient.invalidateQueries(trpc.inbox.pathFilter());
  const accept = useMutation(
    trpc.inbox.accept.mutationOptions({
      onSuccess: ({ complaintId }) => toast.success(t("accepted", { complaint: complaintId })),
      onSettled,
    }),
  );
  const refuse = useMutation(trpc.inbox.refuse.mutationOptions({ onSettled }));
  const failure = accept.error ?? refuse.error;
  return (
    <div className="flex flex-col gap-2">
      {as ? (
        <AcceptAs
          mail={mail}
          as={as}
          isPending={accept.isPending}
          onAccept={(chosen) => accept.mutate({ id: mail._id, ...chosen })}
          onLeave={() => setAs(null)}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          {mail.from ? <Button onClick={() => setAs("complaint")}>{t("complaint")}</Button> : null}
          <Button onClick={() => setAs("answer")}>{t("answer")}</Button>
          {mail.state === "waits" ? (
            <Button variant="ghost" pending={refuse.isPending} onClick={() => refuse.mutate({ id: mail._id })}>
              {t("refuse")}
            </Button>
          ) : null}
        </div>
      )}
      {failure ? <Notice tone="danger">{failureOf(failure).message}</Notice> : null}
    </div>
  );
}
