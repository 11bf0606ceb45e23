"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Ref, RefObject } from "react";
import { PickerList } from "#app/_staff/picker-list.tsx";
import { type PickerKeys, usePicker } from "#app/_staff/use-picker.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Words } from "#app/_ui/words.tsx";
import { fillFields, linkTo } from "#server/core/macro-fields.ts";
import { fold } from "#server/core/search/fold.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import type { Macro } from "#server/desk/macros/wire.ts";
import { ActList } from "./act-list.tsx";
import { ALL_MACROS } from "./all-macros.ts";

const MOST_SHOWN = 50;

export interface Chosen {
  readonly macro: Macro;
  /** Its words with their fields filled in. */
  readonly words: string;
}

/**
 * The macros whose names have what is typed behind a slash, and what the one at hand would say and do. The field that it
 * belongs to keeps the focus; its keys come here first.
 */
export function MacroPicker(props: {
  typed: string;
  complaint: ComplaintDetail;
  keys: Ref<PickerKeys>;
  /** The field that is typed in. */
  field: RefObject<HTMLTextAreaElement | null>;
  onChoose: (chosen: Chosen) => void;
  onLeave: () => void;
}) {
  const { typed, complaint, field, onChoose, onLeave } = props;
  const t = useTranslations("macros.pick");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.macros.list.queryOptions(ALL_MACROS));
  const { data: me } = useQuery(trpc.session.me.queryOptions());
  const wanted = fold(typed.trim());
  const found = (data?.items ?? []).filter(({ name }) => fold(name).includes(wanted)).slice(0, MOST_SHOWN);
  const wordsOf = (macro: Macro) =>
    fillFields(macro.words, {
      customer: complaint.customer.name,
      agent: me?.name ?? "",
      number: complaint.complaintId,
      link: linkTo(complaint.complaintId, location.origin),
    });
  const choose = (macro: Macro) => onChoose({ macro, words: wordsOf(macro) });

  const picker = usePicker({ typed, found, keys: props.keys, field, onChoose: choose, onLeave });
  const { active } = picker;

  if (!data || !me) return null;
  return (
    <PickerList
      label={t("label")}
      count={t("found", { count: found.length })}
      none={t("none")}
      found={found}
      picker={picker}
      onChoose={choose}
      className="grid max-h-[40dvh] gap-2 sm:grid-cols-[minmax(10rem,2fr)_3fr]"
      listClass="max-h-[18dvh] sm:max-h-[38dvh]"
      row={({ name }) => <Words>{name}</Words>}
    >
      {active ? (
        <div className="flex flex-col gap-1 overflow-y-auto border-border px-2 py-1.5 max-sm:border-t sm:border-s">
          <p className="whitespace-pre-line">
            <Words blank={<span className="text-muted">{t("saysNothing")}</span>}>{wordsOf(active)}</Words>
          </p>
          <ActList macro={active} />
        </div>
      ) : null}
    </PickerList>
  );
}
