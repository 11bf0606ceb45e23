"use client";

import { cx } from "class-variance-authority";
import { Inbox, TicketCheck, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { DeskList } from "./desk-list.tsx";
import { type PaneName, SelectionProvider, useSelection } from "./selection.tsx";

const PANES = [
  { name: "list", label: "My desk", icon: Inbox },
  { name: "ticket", label: "Ticket", icon: TicketCheck },
  { name: "customer", label: "Customer", icon: UserRound },
] as const;

/** Three panes from 1280 px, list and one other from 768 px, one at a time with a bottom bar below that. */
export function DeskFrame({ children }: { children: ReactNode }) {
  return (
    <SelectionProvider>
      <Panes>{children}</Panes>
    </SelectionProvider>
  );
}

/** Hides by pane: the names are those that the panes carry as `data-pane`. */
const SHOWN = {
  list: "max-md:[&>:not([data-pane=list])]:hidden max-xl:[&>[data-pane=customer]]:hidden",
  ticket: "max-md:[&>:not([data-pane=ticket])]:hidden max-xl:[&>[data-pane=customer]]:hidden",
  customer: "max-md:[&>:not([data-pane=customer])]:hidden max-xl:[&>[data-pane=ticket]]:hidden",
} as const satisfies Record<PaneName, string>;

function Panes({ children }: { children: ReactNode }) {
  const { pane, openPane } = useSelection();
  return (
    <div className="flex h-[calc(100dvh-3.5rem)] flex-col">
      <div
        className={cx(
          "grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] md:grid-cols-[18rem_minmax(0,1fr)] xl:grid-cols-[20rem_minmax(0,1fr)_20rem]",
          SHOWN[pane],
        )}
      >
        <DeskList />
        {children}
      </div>
      <nav aria-label="Panes" className="grid shrink-0 grid-cols-3 border-t border-border bg-surface xl:hidden">
        {PANES.map(({ name, label, icon: Icon }) => (
          <button
            key={name}
            type="button"
            aria-current={pane === name ? "true" : undefined}
            onClick={() => openPane(name)}
            className={cx(
              "flex h-14 flex-col items-center justify-center gap-0.5 text-xs md:h-10 md:flex-row md:gap-2",
              name === "list" && "md:hidden",
              pane === name ? "font-medium text-accent" : "text-muted",
            )}
          >
            <Icon className="size-5 md:size-4" aria-hidden />
            {label}
          </button>
        ))}
      </nav>
    </div>
  );
}
