"use client";

import { Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { failureOf } from "#app/_trpc/failure.ts";
import { ActionItem, ActionMenu } from "#app/_ui/action-menu.tsx";
import { Button } from "#app/_ui/button.tsx";
import { toast } from "#app/_ui/toast.ts";
import { PRIORITIES } from "#server/core/terms.ts";
import type { Priority } from "#server/core/vocabulary.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { PriorityMark } from "../priority-mark.tsx";

/** The priority, and where it may be changed, the menu to change it. */
export function PriorityMenu({ complaint }: { complaint: ComplaintDetail }) {
  const t = useTranslations("staff.ticket");
  const terms = useTranslations("terms.priority");
  const { setPriority } = useTicketActions();
  if (!complaint.can.setPriority) return <PriorityMark priority={complaint.priority} className="text-sm" />;
  const choose = (priority: Priority) => {
    if (priority === complaint.priority) return;
    setPriority.mutate({ id: complaint._id, priority }, { onError: (error) => toast.error(failureOf(error).message) });
  };
  return (
    <ActionMenu
      align="start"
      label={t("priority")}
      renderTrigger={(wiring) => (
        <Button
          {...wiring}
          variant="ghost"
          data-printed
          size="sm"
          pending={setPriority.isPending}
          aria-label={t("changePriority", { priority: terms(complaint.priority) })}
          className="-ms-2 gap-1 px-2 font-normal short:pointer-fine:h-6"
        >
          <PriorityMark priority={complaint.priority} />
          <ChevronDown className="size-3.5 text-muted print:hidden" aria-hidden />
        </Button>
      )}
    >
      {PRIORITIES.toReversed().map((priority) => (
        <ActionItem
          key={priority}
          onSelect={() => choose(priority)}
          hint={priority === complaint.priority ? <Check className="size-4" aria-label={t("currentPriority")} /> : null}
        >
          <PriorityMark priority={priority} />
        </ActionItem>
      ))}
    </ActionMenu>
  );
}
