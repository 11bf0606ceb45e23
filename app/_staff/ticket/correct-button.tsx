"use client";

import { Pencil } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "#app/_ui/button.tsx";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

const CorrectDialog = dynamic(() => import("./correct-dialog.tsx").then((module) => module.CorrectDialog));

/** Opens what puts title and category right. */
export function CorrectButton(props: { complaint: ComplaintDetail; readerId: string }) {
  const t = useTranslations("staff.correct");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <span className="ms-1 inline-block align-middle print:hidden">
      <IconButton
        label={t("open", { ticket: props.complaint.complaintId })}
        size="sm"
        // As large as a finger wants it, in a line that is as high as its words.
        className="-my-2"
        icon={<Pencil className="size-3.5" aria-hidden />}
        onClick={() => setIsOpen(true)}
      />
      {isOpen ? <CorrectDialog {...props} onClose={() => setIsOpen(false)} /> : null}
    </span>
  );
}
