"use client";

import { Coffee } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { HeldNote } from "#app/_ui/held-note.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { useArrivals } from "#app/_ui/use-arrivals.ts";
import { useHeldStill } from "#app/_ui/use-held-still.ts";
import { useRowMotion } from "#app/_ui/use-row-motion.ts";
import type { Board, LineTicket } from "#server/desk/insights/wire.ts";
import { LINE_GRID, LineRow } from "./line-row.tsx";
import { OnCustomer } from "./on-customer.tsx";

/** The line in its true order: the first row is what the next free agent gets. */
export function Line(props: {
  board: Pick<Board, "line" | "lineTotal" | "targetsMs" | "agents" | "onCustomer" | "onCustomerTotal">;
  isDragging: boolean;
  selectedId: string | null;
  onSelect: (ticketId: string) => void;
  onGive: (ticket: LineTicket) => void;
  /** Null where there is nobody on the screen to drag a ticket to. */
  onDrag: ((ticket: LineTicket | null) => void) | null;
}) {
  const t = useTranslations("board.line");
  const { lineTotal, targetsMs, agents } = props.board;
  const { shown: line, hasNews, handlers } = useHeldStill(props.board.line, props.isDragging);
  const inLine = new Set(props.board.line.map((ticket) => ticket._id));
  const ids = line.map((ticket) => ticket._id);
  const arrived = useArrivals(ids);
  const list = useRowMotion<HTMLOListElement>(ids.join());
  const beyond = lineTotal - line.length;
  return (
    <section aria-labelledby="line-heading" data-pane="line" data-purpose className="min-w-0">
      <header className="sticky top-[calc(var(--bar)+var(--tray,0px))] z-10 border-b border-border bg-canvas">
        <div className="flex h-10 items-center justify-between gap-4 px-3 short:h-8">
          <h2 id="line-heading" className="text-sm">
            {t("title")}
          </h2>
          {hasNews ? (
            <HeldNote />
          ) : line.length > 0 && agents.length > 0 ? (
            <p className="flex items-center gap-1.5 text-xs text-muted max-md:hidden pointer-coarse:hidden">
              {t.rich(props.onDrag ? "drag" : "press", { key: () => <Kbd>A</Kbd> })}
            </p>
          ) : null}
        </div>
        {line.length > 0 ? (
          <div aria-hidden className={`${LINE_GRID} pb-1 text-xs text-muted max-lg:hidden`}>
            <span className="text-end">{t("column.place")}</span>
            <span>{t("column.priority")}</span>
            <span>{t("column.number")}</span>
            <span>{t("column.title")}</span>
            <span className="max-xl:hidden">{t("column.reason")}</span>
            <span className="text-end">{t("column.waiting")}</span>
          </div>
        ) : null}
      </header>
      {line.length === 0 ? (
        <EmptyState icon={Coffee} title={t("empty.title")}>
          {agents.some(({ availability }) => availability !== "offline") ? t("empty.onDuty") : t("empty.offDuty")}
        </EmptyState>
      ) : (
        <ol ref={list} {...handlers} className="bg-surface" aria-label={t("label")}>
          {line.map((ticket) => (
            <LineRow
              key={ticket._id}
              ticket={ticket}
              targetMs={targetsMs[ticket.priority]}
              isNew={arrived.has(ticket._id)}
              isGone={!inLine.has(ticket._id)}
              isSelected={props.selectedId === ticket._id}
              onSelect={() => props.onSelect(ticket._id)}
              onGive={() => props.onGive(ticket)}
              onDrag={props.onDrag}
            />
          ))}
        </ol>
      )}
      {beyond > 0 ? (
        <p className="border-t border-border bg-surface px-3 py-2 text-sm">
          <Link href="/tickets?status=Open" className="text-accent hover:underline">
            {t("more", { count: beyond })}
          </Link>
        </p>
      ) : null}
      <OnCustomer tickets={props.board.onCustomer} total={props.board.onCustomerTotal} />
    </section>
  );
}
