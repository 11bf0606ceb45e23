"use client";

import { LifeBuoy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Time } from "#app/_ui/time.tsx";
import { isolated } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

/** Who asked whom for help with this ticket, while nobody has helped. */
export function HelpLine(props: {
  complaint: ComplaintDetail;
  readerId: string;
  onProblem: (problem: string | null) => void;
}) {
  const { complaint, readerId, onProblem } = props;
  const t = useTranslations("colleagues.help");
  const { markHelped } = useTicketActions();
  const { help, _id: id } = complaint;
  if (!help) return null;
  const names = help.of.map((name) => isolated(name)).join(", ");
  const values = {
    by: help.by._id === readerId ? "you" : "other",
    who: isolated(help.by.name),
    of: names === "" ? "leads" : "other",
    names,
  };
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-waiting short:text-xs">
      <span className="inline-flex items-center gap-1.5">
        <LifeBuoy className="size-4 shrink-0" aria-hidden />
        <span>{t.rich("asks", { ...values, at: () => <Time at={help.at} /> })}</span>
      </span>
      {complaint.can.markHelped ? (
        <Button
          size="sm"
          pending={markHelped.isPending}
          onClick={() => {
            onProblem(null);
            markHelped.mutate({ id }, { onError: (error) => onProblem(failureOf(error).message) });
          }}
        >
          {t("mark")}
        </Button>
      ) : null}
    </p>
  );
}
