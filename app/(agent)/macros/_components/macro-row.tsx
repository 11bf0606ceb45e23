"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Attachments } from "#app/_files/later.tsx";
import { ActList } from "#app/_staff/macros/act-list.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Words } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import type { Macro } from "#server/desk/macros/wire.ts";

/** One macro: what it says and does, and whether anybody uses it. */
export function MacroRow({ macro, onChange }: { macro: Macro; onChange: () => void }) {
  const t = useTranslations("macros.row");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.macros.remove.mutationOptions({ onSettled: () => queryClient.invalidateQueries(trpc.macros.pathFilter()) }),
  );
  const name = isolated(macro.name);
  return (
    <li className="flex flex-col gap-1 px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-40 flex-1 font-medium">
          <Words>{macro.name}</Words>
        </p>
        <p className="tabular text-sm text-muted">
          {t("uses", { count: macro.uses })}
          {macro.lastUsedAt ? (
            <>
              {" · "}
              <Time at={macro.lastUsedAt} />
            </>
          ) : null}
        </p>
        {macro.mayChange ? (
          <>
            <Button variant="ghost" className="font-normal" onClick={onChange} aria-label={t("changeIt", { name })}>
              {t("change")}
            </Button>
            <Button
              variant="ghost"
              className="font-normal"
              pending={remove.isPending}
              onClick={() => remove.mutate({ id: macro.id })}
              aria-label={t("removeIt", { name })}
            >
              {t("remove")}
            </Button>
          </>
        ) : null}
      </div>
      {macro.words === "" ? null : (
        <p className="line-clamp-3 whitespace-pre-line text-sm">
          <Words>{macro.words}</Words>
        </p>
      )}
      <ActList macro={{ acts: macro.acts, files: [] }} />
      <Attachments files={macro.files} />
      {remove.error ? <Notice tone="danger">{failureOf(remove.error).message}</Notice> : null}
    </li>
  );
}
