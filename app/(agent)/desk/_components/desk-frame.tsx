"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { Inbox, TicketCheck, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { PaneBar } from "#app/_staff/pane-bar.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { useArrivals } from "#app/_ui/use-arrivals.ts";
import { isolated } from "#server/core/characters.ts";
import { DeskList } from "./desk-list.tsx";
import { type PaneName, SelectionProvider, useSelection } from "./selection.tsx";

const PANES = [
  { name: "list", label: "My desk", icon: Inbox, className: "md:hidden" },
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
  const { pane, openPane, shownId } = useSelection();
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
      <PaneBar
        panes={shownId === null ? PANES.filter(({ name }) => name !== "customer") : PANES}
        shown={pane}
        onShow={openPane}
        className="xl:hidden"
      />
      <DeskNews />
    </div>
  );
}

/** Says politely which ticket came to me, whichever pane is in view. */
function DeskNews() {
  const trpc = useTRPC();
  const { data: desk } = useSuspenseQuery(trpc.desk.overview.queryOptions());
  const active = desk.mine.filter(({ status }) => status === "In Progress");
  const arrived = useArrivals(active.map(({ _id }) => _id));
  const news = active.filter(({ _id }) => arrived.has(_id));
  return (
    <output className="sr-only">
      {news.map(({ complaintId, title }) => `${complaintId} is yours now: ${isolated(title)}.`).join(" ")}
    </output>
  );
}
