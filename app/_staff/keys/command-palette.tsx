"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useDeferredValue, useState } from "react";
import { placesFor } from "#app/_shell/navigation.ts";
import { ActList } from "#app/_staff/macros/act-list.tsx";
import { ALL_MACROS } from "#app/_staff/macros/all-macros.ts";
import { macrosHere } from "#app/_staff/macros/here.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Kbd } from "#app/_ui/kbd.tsx";
import { searchOf, useAdvice } from "#app/_ui/search-words.ts";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { useShared } from "#app/_ui/use-shared.ts";
import { Title, Words } from "#app/_ui/words.tsx";
import { fold } from "#server/core/search/fold.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { ShortcutKeys } from "./shortcut-keys.tsx";
import { usePageActions } from "./shortcut-provider.tsx";
import type { Shortcut, ShortcutId } from "./shortcuts.ts";

const ITEM =
  "flex min-h-10 cursor-default items-center gap-3 rounded-md px-2 text-sm data-[selected=true]:bg-sunken [&[data-selected=true]]:outline-none";
const FOUND = 6;
/** Moving by one, or sending while one writes, is nothing to look up in a list. */
const MEANT_FOR_KEYS: ReadonlySet<ShortcutId> = new Set(["next", "previous", "send", "send-and-resolve"]);

/** Type to do something on this page, to go to another, or to find a ticket by its number or words. */
export function CommandPalette(props: {
  role: Role;
  onClose: () => void;
  onShowSheet: () => void;
  /** Closes, then does it. */
  onChoose: (run: () => void) => void;
}) {
  const t = useTranslations("staff.palette");
  const sayKey = useTranslations("staff.keys");
  const say = useTranslations("macros");
  const trpc = useTRPC();
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const { data: tickets } = useQuery(
    trpc.complaints.list.queryOptions(
      { limit: FOUND, ...(q === "" ? { assignedTo: "me" } : { q: searchOf(q) }) },
      { placeholderData: keepPreviousData },
    ),
  );
  const advice = useAdvice(typed);
  const go = (href: string) => {
    props.onClose();
    router.push(href);
  };
  const base = props.role === "agent" ? "/desk" : "/tickets";
  const wanted = fold(typed.trim());
  const nameOf = ({ label }: Shortcut) => sayKey(`does.${label}`);
  const actions = usePageActions().filter(
    ({ shortcut }) => !MEANT_FOR_KEYS.has(shortcut.id) && fold(nameOf(shortcut)).includes(wanted),
  );
  const here = useShared(macrosHere);
  const { data: macros } = useQuery({ ...trpc.macros.list.queryOptions(ALL_MACROS), enabled: here !== null });
  const usable = (here && macros?.items)?.filter(({ name }) => fold(name).includes(wanted)).slice(0, FOUND) ?? [];
  const offersSheet = fold(sayKey("title")).includes(wanted);
  const sayPlace = useTranslations("shell.places");
  const places = placesFor(props.role).filter((place) => fold(sayPlace(place.id)).includes(wanted));
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : props.onClose())}
      title={t("title")}
      description={t("hint")}
    >
      <Command shouldFilter={false} label={t("commands")} loop>
        <Command.Input
          dir="auto"
          ref={focusOnMount}
          value={typed}
          onValueChange={setTyped}
          placeholder={t("search")}
          className="h-11 w-full rounded-md border border-control bg-surface px-3 text-base"
        />
        {/* As high whatever is found: a centred dialog would move under the eyes of whoever types. */}
        <Command.List className="mt-2 h-[min(20rem,50dvh)] overflow-y-auto">
          <Command.Empty className="px-2 py-6 text-center text-sm text-muted">{advice ?? t("nothing")}</Command.Empty>
          <Group heading={t("here")} isHidden={actions.length === 0}>
            {actions.map(({ shortcut, run }) => (
              <Command.Item
                key={shortcut.id}
                value={`do-${shortcut.id}`}
                onSelect={() => props.onChoose(run)}
                className={ITEM}
              >
                <span className="flex-1">{nameOf(shortcut)}</span>
                <ShortcutKeys shortcut={shortcut} />
              </Command.Item>
            ))}
          </Group>
          <Group heading={say("palette")} isHidden={usable.length === 0}>
            {usable.map((macro) => (
              <Command.Item
                key={macro.id}
                value={`macro-${macro.id}`}
                onSelect={() => props.onChoose(() => here?.hold(macro))}
                className={ITEM}
              >
                <span className="min-w-0 flex-1 truncate">
                  <Words>{macro.name}</Words>
                </span>
                <ActList macro={macro} />
              </Command.Item>
            ))}
          </Group>
          <Group heading={t("pages")} isHidden={places.length === 0 && !offersSheet}>
            {places.map((place) => (
              <Command.Item key={place.href} value={place.href} onSelect={() => go(place.href)} className={ITEM}>
                {sayPlace(place.id)}
              </Command.Item>
            ))}
            {offersSheet ? (
              <Command.Item value="shortcuts" onSelect={props.onShowSheet} className={ITEM}>
                <span className="flex-1">{sayKey("title")}</span>
                <Kbd>?</Kbd>
              </Command.Item>
            ) : null}
          </Group>
          <Group heading={q === "" ? t("mine") : t("tickets")} isHidden={advice !== null || !tickets?.items.length}>
            {tickets?.items.map((ticket) => (
              <Command.Item
                key={ticket._id}
                value={ticket._id}
                onSelect={() => go(`${base}/${ticket.complaintId}`)}
                className={ITEM}
              >
                <span className="tabular shrink-0 text-xs text-muted">{ticket.complaintId}</span>
                <span className="min-w-0 flex-1 truncate">
                  <Title>{ticket.title}</Title>
                </span>
                <StatusChip status={ticket.status} />
              </Command.Item>
            ))}
          </Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}

function Group(props: { heading: string; isHidden?: boolean; children: ReactNode }) {
  if (props.isHidden) return null;
  return (
    <Command.Group
      heading={props.heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
    >
      {props.children}
    </Command.Group>
  );
}
