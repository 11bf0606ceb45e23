"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useShownNow } from "#app/_shell/use-opened.ts";
import { useShortcuts } from "#app/_staff/keys/shortcut-provider.tsx";
import { neighbour } from "#app/_staff/neighbour.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { AtMost } from "#app/_ui/at-most.tsx";
import { ButtonLink } from "#app/_ui/button.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { useArrivals } from "#app/_ui/use-arrivals.ts";
import { useRowMotion } from "#app/_ui/use-row-motion.ts";
import { asRead } from "#app/(agent)/_view/as-read.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { DutySwitch } from "./duty-switch.tsx";
import { LineTicket } from "./line-ticket.tsx";
import { MyTicket } from "./my-ticket.tsx";
import { useSelection } from "./selection.tsx";

/** Left: my duty, my tickets, and the line behind them. */
export function DeskList() {
  const t = useTranslations("desk.list");
  const trpc = useTRPC();
  const router = useRouter();
  const { shownId } = useSelection();
  const { data: desk } = useSuspenseQuery(trpc.desk.overview.queryOptions());
  const { agent, line, lineTotal } = desk;
  const mine = asRead(desk.mine, useShownNow()?.complaintId ?? null);
  const everything = [...mine, ...line];
  const arrived = useArrivals(everything.map(({ _id }) => _id));
  const list = useRowMotion<HTMLDivElement>(everything.map(({ _id }) => _id).join());

  const go = (step: 1 | -1) => {
    const shown = everything.find(({ _id, complaintId }) => shownId === _id || shownId === complaintId);
    const next = neighbour(
      everything.map(({ complaintId }) => complaintId),
      shown?.complaintId ?? null,
      step,
    );
    if (next) router.push(`/desk/${next}`);
  };
  useShortcuts("desk", { next: () => go(1), previous: () => go(-1) });
  const isShown = (ticket: { _id: string; complaintId: string }) =>
    shownId === ticket._id || shownId === ticket.complaintId;

  return (
    <section
      aria-label={t("label")}
      data-pane="list"
      className="order-first flex min-h-0 min-w-0 flex-col border-border bg-surface md:border-e"
    >
      <DutySwitch agent={agent} />
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto pb-4">
        <Heading id="mine" text={t("mine")} count={mine.length} />
        {mine.length === 0 ? <Nothing>{t("noneMine")}</Nothing> : null}
        <ul aria-labelledby="mine">
          {mine.map((ticket) => (
            <MyTicket key={ticket._id} ticket={ticket} isShown={isShown(ticket)} isNew={arrived.has(ticket._id)} />
          ))}
        </ul>
        <AtMost shown={mine.length} most={MOST_LISTED.mine} of="filedLast" />
        <Heading id="line" text={t("line")} count={lineTotal} />
        {line.length === 0 ? <Nothing>{t(lineTotal === 0 ? "nobodyWaits" : "nothingForYou")}</Nothing> : null}
        <ol aria-labelledby="line">
          {line.map((ticket) => (
            <LineTicket
              key={ticket._id}
              ticket={ticket}
              agentId={agent._id}
              isShown={isShown(ticket)}
              isNew={arrived.has(ticket._id)}
            />
          ))}
        </ol>
        {lineTotal > line.length && line.length > 0 ? <Nothing>{t("first", { count: line.length })}</Nothing> : null}
        <div className="px-4 pt-4">
          <ButtonLink href="/tickets/new" icon={<Plus className="size-4" aria-hidden />}>
            {t("newTicket")}
          </ButtonLink>
        </div>
      </div>
      <p className="flex items-center gap-1.5 border-t border-border px-4 py-2 text-xs text-muted pointer-coarse:hidden max-md:hidden">
        {t.rich("keys", {
          sheet: () => <Kbd>?</Kbd>,
          palette: () => (
            <>
              <Kbd>Ctrl</Kbd>
              <Kbd>K</Kbd>
            </>
          ),
        })}
      </p>
    </section>
  );
}

function Heading({ id, text, count }: { id: string; text: string; count: number }) {
  return (
    <h2 id={id} className="flex h-9 items-center gap-2 px-4 pt-2 text-xs text-muted">
      {text} <span className="tabular font-normal">{count}</span>
    </h2>
  );
}

function Nothing({ children }: { children: string }) {
  return <p className="px-4 py-1 text-sm text-muted">{children}</p>;
}
