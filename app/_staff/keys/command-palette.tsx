"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { type ReactNode, useDeferredValue, useState } from "react";
import { placesFor } from "#app/_shell/navigation.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Kbd } from "#app/_ui/kbd.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Title } from "#app/_ui/words.tsx";
import type { Role } from "#server/core/vocabulary.ts";
import { ShortcutKeys } from "./shortcut-keys.tsx";
import { usePageActions } from "./shortcut-provider.tsx";
import type { ShortcutId } from "./shortcuts.ts";

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
  const trpc = useTRPC();
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const { data: tickets } = useQuery(
    trpc.complaints.list.queryOptions(
      { limit: FOUND, ...(q === "" ? { assignedTo: "me" } : { q }) },
      { placeholderData: keepPreviousData },
    ),
  );
  const go = (href: string) => {
    props.onClose();
    router.push(href);
  };
  const base = props.role === "agent" ? "/desk" : "/tickets";
  const wanted = typed.trim().toLowerCase();
  const actions = usePageActions().filter(
    ({ shortcut }) => !MEANT_FOR_KEYS.has(shortcut.id) && shortcut.label.toLowerCase().includes(wanted),
  );
  const offersSheet = "keyboard shortcuts".includes(wanted);
  const places = placesFor(props.role).filter((place) => place.label.toLowerCase().includes(wanted));
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : props.onClose())}
      title="What next?"
      description="Do something, go to a page, or find a ticket by its number or words."
    >
      <Command shouldFilter={false} label="Commands" loop>
        <Command.Input
          dir="auto"
          ref={focusOnMount}
          value={typed}
          onValueChange={setTyped}
          placeholder="Type an action, a page or a ticket"
          className="h-11 w-full rounded-md border border-control bg-surface px-3 text-base"
        />
        <Command.List className="mt-2 max-h-80 overflow-y-auto">
          <Command.Empty className="px-2 py-6 text-center text-sm text-muted">
            Nothing is called that. Try a number such as COMP-10001.
          </Command.Empty>
          <Group heading="On this page" isHidden={actions.length === 0}>
            {actions.map(({ shortcut, run }) => (
              <Command.Item
                key={shortcut.id}
                value={`do-${shortcut.id}`}
                onSelect={() => props.onChoose(run)}
                className={ITEM}
              >
                <span className="flex-1">{shortcut.label}</span>
                <ShortcutKeys shortcut={shortcut} />
              </Command.Item>
            ))}
          </Group>
          <Group heading="Pages" isHidden={places.length === 0 && !offersSheet}>
            {places.map((place) => (
              <Command.Item key={place.href} value={place.href} onSelect={() => go(place.href)} className={ITEM}>
                {place.label}
              </Command.Item>
            ))}
            {offersSheet ? (
              <Command.Item value="shortcuts" onSelect={props.onShowSheet} className={ITEM}>
                <span className="flex-1">Keyboard shortcuts</span>
                <Kbd>?</Kbd>
              </Command.Item>
            ) : null}
          </Group>
          <Group heading={q === "" ? "My tickets" : "Tickets"} isHidden={!tickets?.items.length}>
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
