"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Plus, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Dialog } from "#app/_ui/dialog.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Words } from "#app/_ui/words.tsx";
import { cleanLine, isolated } from "#server/core/characters.ts";
import { fold } from "#server/core/search/fold.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { EVERY_TAG } from "./every-tag.ts";

const ITEM =
  "flex min-h-9 cursor-default items-center gap-2 rounded-md px-2 text-sm data-[selected=true]:bg-sunken pointer-coarse:min-h-11";

/** Finds a tag for a ticket by what is typed, or makes it. */
export function TagPicker({ complaint, onClose }: { complaint: ComplaintDetail; onClose: () => void }) {
  const t = useTranslations("tags.ticket");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { tag } = useTicketActions();
  const make = useMutation(trpc.tags.add.mutationOptions());
  const { data } = useQuery(trpc.tags.list.queryOptions(EVERY_TAG));
  const [typed, setTyped] = useState("");
  const name = cleanLine(typed);
  const wanted = fold(name);
  const { _id: id, complaintId, tags = [] } = complaint;
  const isThere = data?.items.some((each) => fold(each.name) === wanted) ?? true;
  const found = data?.items.filter((each) => !tags.includes(each.name) && fold(each.name).includes(wanted)) ?? [];
  const put = (chosen: string) => tag.mutate({ id, add: [chosen] }, { onSuccess: onClose });
  const makeAndPut = () =>
    make.mutate(
      { name },
      {
        onSuccess: (made) => {
          void queryClient.invalidateQueries(trpc.tags.pathFilter());
          put(made.name);
        },
      },
    );
  const problem = make.error ?? tag.error;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t("addIt", { complaint: complaintId })}>
      <Command shouldFilter={false} label={t("find")} loop>
        <Command.Input
          dir="auto"
          ref={focusOnMount}
          value={typed}
          onValueChange={setTyped}
          placeholder={t("find")}
          className="h-11 w-full rounded-md border border-control bg-surface px-3 text-base"
        />
        {problem ? <Notice tone="danger">{failureOf(problem).message}</Notice> : null}
        <Command.List label={t("found")} className="mt-2 h-[min(16rem,40dvh)] overflow-y-auto">
          <Command.Empty className="px-2 py-6 text-center text-sm text-muted">
            {data?.items.length === 0 ? t("noneYet") : t("nothing")}
          </Command.Empty>
          {found.map((each) => (
            <Command.Item key={each.id} value={each.id} onSelect={() => put(each.name)} className={ITEM}>
              <Tag className="size-3.5 text-muted" aria-hidden />
              <Words>{each.name}</Words>
            </Command.Item>
          ))}
          {name !== "" && !isThere ? (
            <Command.Item value="make" onSelect={makeAndPut} className={ITEM}>
              <Plus className="size-3.5 text-muted" aria-hidden />
              {t("make", { name: isolated(name) })}
            </Command.Item>
          ) : null}
        </Command.List>
      </Command>
    </Dialog>
  );
}
