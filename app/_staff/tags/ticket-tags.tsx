"use client";

import { Plus, Tag, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import { toast } from "#app/_ui/toast.ts";
import { Words } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

const TagPicker = loadLater(() => import("./tag-picker.tsx").then((module) => module.TagPicker));

/** What a ticket is tagged with; whoever may correct it puts tags on and takes them off here. */
export function TicketTags({ complaint }: { complaint: ComplaintDetail }) {
  const t = useTranslations("tags.ticket");
  const { tag } = useTicketActions();
  const [isPicking, setIsPicking] = useState(false);
  const { _id: id, complaintId, tags = [], can } = complaint;
  if (tags.length === 0 && !can.correct) return null;
  const remove = (name: string) =>
    tag.mutate({ id, remove: [name] }, { onError: (error) => toast.error(failureOf(error).message) });
  return (
    <div className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-sm">
      {tags.length > 0 ? (
        <ul aria-label={t("label")} className="flex flex-wrap items-center gap-1.5">
          {tags.map((name) => (
            <li
              key={name}
              className="inline-flex items-center gap-1 rounded-full border border-border bg-sunken ps-2 text-xs last:pe-0"
            >
              <Tag className="size-3 text-muted" aria-hidden />
              <span className={can.correct ? "" : "pe-2"}>
                <Words>{name}</Words>
              </span>
              {can.correct ? (
                <button
                  type="button"
                  aria-label={t("remove", { name: isolated(name) })}
                  aria-disabled={tag.isPending || undefined}
                  onClick={() => (tag.isPending ? undefined : remove(name))}
                  className="grid size-6 place-items-center rounded-full text-muted hover:bg-border hover:text-text pointer-coarse:-my-2 pointer-coarse:size-11 print:hidden"
                >
                  <X className="size-3" aria-hidden />
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {can.correct ? (
        <Button
          variant="ghost"
          size="sm"
          icon={<Plus className="size-3.5" aria-hidden />}
          aria-label={t("addIt", { complaint: complaintId })}
          onClick={() => setIsPicking(true)}
          className="px-2 font-normal text-muted print:hidden short:pointer-fine:h-6"
        >
          {t("add")}
        </Button>
      ) : null}
      {isPicking ? (
        <Suspense>
          <TagPicker complaint={complaint} onClose={() => setIsPicking(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
