"use client";

import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Ref, RefObject } from "react";
import { PickerList } from "#app/_staff/picker-list.tsx";
import { type PickerKeys, usePicker } from "#app/_staff/use-picker.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Avatar } from "#app/_ui/avatar.tsx";
import { Name } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import { fold } from "#server/core/search/fold.ts";
import type { Colleagues } from "#server/desk/colleagues/wire.ts";
import type { Call } from "./mentions.ts";

const MOST_SHOWN = 50;

/** Somebody who can be called, and what tells them from others of their name. */
interface Offer extends Call {
  readonly about: string;
}

/** Colleagues and teams whose names have what is typed behind an @. Whoever filed the complaint reads none of its notes, and is not offered. */
export function MentionPicker(props: {
  typed: string;
  filerId: string;
  keys: Ref<PickerKeys>;
  field: RefObject<HTMLTextAreaElement | null>;
  onChoose: (call: Call) => void;
  onLeave: () => void;
}) {
  const { typed, filerId, keys, field, onChoose, onLeave } = props;
  const t = useTranslations("colleagues.mention");
  const sayRole = useTranslations("terms.role");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.colleagues.list.queryOptions());
  const { data: me } = useQuery(trpc.session.me.queryOptions());
  const offers: Offer[] = data
    ? [
        ...data.people
          .filter(({ id }) => id !== filerId && id !== me?._id)
          .map(({ id, name, role }): Offer => {
            const teams = teamsOf(data, id).map((team) => isolated(team));
            return { kind: "person", id, as: name, about: [sayRole(`${role}.one`), ...teams].join(" · ") };
          }),
        ...data.teams.map(
          ({ id, name, members }): Offer => ({
            kind: "team",
            id,
            as: name,
            about: t("team", { size: members.length }),
          }),
        ),
      ]
    : [];
  const found = matching(offers, typed).slice(0, MOST_SHOWN);
  const choose = ({ kind, id, as }: Offer) => onChoose({ kind, id, as });
  const picker = usePicker({ typed, found, keys, field, onChoose: choose, onLeave });
  if (!data || !me) return null;
  return (
    <PickerList
      label={t("label")}
      count={t("found", { count: found.length })}
      none={t("none")}
      found={found}
      picker={picker}
      onChoose={choose}
      listClass="max-h-[30dvh]"
      rowClass="gap-2"
      row={(each) => (
        <>
          {each.kind === "team" ? (
            <Users className="size-6 shrink-0 p-1 text-muted" aria-hidden />
          ) : (
            <Avatar name={each.as} size="sm" />
          )}
          <span className="truncate">
            <Name>{each.as}</Name>
          </span>
          <span className="ms-auto truncate text-xs text-muted">{each.about}</span>
        </>
      )}
    />
  );
}

function teamsOf({ teams }: Colleagues, id: string): string[] {
  return teams.flatMap(({ name, members }) => (members.some((each) => each === id) ? [name] : []));
}

/** Whose name begins with it comes first. */
function matching(offers: readonly Offer[], typed: string): Offer[] {
  const wanted = fold(typed);
  const at = ({ as }: Offer) => fold(as).indexOf(wanted);
  return offers.filter((each) => at(each) >= 0).toSorted((one, other) => Number(at(one) > 0) - Number(at(other) > 0));
}
