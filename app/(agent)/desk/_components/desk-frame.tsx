"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { Inbox, TicketCheck, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PaneBar } from "#app/_staff/pane-bar.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { useArrivals } from "#app/_ui/use-arrivals.ts";
import { isolated } from "#server/core/characters.ts";
import type { MyTicket } from "#server/desk/insights/wire.ts";
import { DeskList } from "./desk-list.tsx";
import { type PaneName, SelectionProvider, useSelection } from "./selection.tsx";

const PANES = [
  { name: "list", icon: Inbox, className: "md:hidden" },
  { name: "ticket", icon: TicketCheck },
  { name: "customer", icon: UserRound },
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
  const t = useTranslations("desk.panes");
  const { pane, openPane, shownId } = useSelection();
  const panes = PANES.map((each) => ({ ...each, label: t(each.name) }));
  return (
    <div className="flex h-[calc(100dvh-var(--bar)-var(--tray,0px))] flex-col">
      <div
        className={cx(
          "grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] md:grid-cols-[18rem_minmax(0,1fr)] xl:grid-cols-[20rem_minmax(0,1fr)_20rem]",
          SHOWN[pane],
        )}
      >
        {/* Whoever goes by keyboard comes to the ticket before the line; seen, the line stands first. */}
        {children}
        <DeskList />
      </div>
      <PaneBar
        panes={shownId === null ? panes.filter(({ name }) => name !== "customer") : panes}
        shown={pane}
        onShow={openPane}
        className="xl:hidden"
      />
      <DeskNews />
    </div>
  );
}

/** Says politely which ticket came to me, and whose customer answered, whichever pane is in view. */
function DeskNews() {
  const t = useTranslations("desk.news");
  const trpc = useTRPC();
  const { data: desk } = useSuspenseQuery(trpc.desk.overview.queryOptions());
  const active = desk.mine.filter(({ status }) => status === "In Progress");
  const arrived = useArrivals(active.map(({ _id }) => _id));
  const answerOf = ({ _id, unread, answer }: MyTicket) => (unread && answer ? [`${_id} ${answer.at}`] : []);
  const answered = useArrivals(active.flatMap(answerOf));
  const news = active.flatMap((ticket) => {
    const named = { ticket: ticket.complaintId, title: isolated(ticket.title) };
    if (answerOf(ticket).some((each) => answered.has(each))) return t("answered", named);
    return arrived.has(ticket._id) ? t("mine", named) : [];
  });
  return <output className="sr-only">{news.join(" ")}</output>;
}
