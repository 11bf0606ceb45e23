"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { MailX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { AtMost } from "#app/_ui/at-most.tsx";
import { Avatar } from "#app/_ui/avatar.tsx";
import { durationIn } from "#app/_ui/duration.ts";
import { PointedLink } from "#app/_ui/pointed-link.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name, Title } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";

/** Who the customer is, and how their earlier complaints ended. */
export function CustomerCard(props: { userId: string; currentId: string; ticketBase: "/desk" | "/tickets" }) {
  const t = useTranslations("staff.customer");
  const trpc = useTRPC();
  const { data: customer } = useSuspenseQuery(trpc.desk.customer.queryOptions({ userId: props.userId }));
  const others = Math.max(0, customer.total - 1);
  const earlier = customer.earlier.filter(({ _id }) => _id !== props.currentId).slice(0, MOST_LISTED.earlier);
  return (
    <div className="flex flex-col gap-6 p-4">
      <section aria-labelledby="customer-name" className="flex items-start gap-3">
        <Avatar name={customer.name} size="lg" />
        <div className="min-w-0">
          <h2 id="customer-name" className="text-base">
            <Name>{customer.name}</Name>
          </h2>
          {/* A colleague's address is for admins alone. */}
          {customer.email !== "" && (
            <a href={`mailto:${customer.email}`} className="block text-sm text-accent hover:underline">
              <bdi>{customer.email}</bdi>
            </a>
          )}
          <p className="mt-1 text-sm text-muted">{t.rich("since", { at: () => <Time at={customer.memberSince} /> })}</p>
          {customer.answersGo === "by-mail" ? null : (
            <p className="mt-2 flex gap-1.5 rounded-md bg-sunken px-2 py-1.5 text-sm">
              <MailX className="mt-0.5 size-4 shrink-0 text-waiting" aria-hidden />
              {t(`answersGo.${customer.answersGo}`)}
            </p>
          )}
        </div>
      </section>
      <section aria-labelledby="customer-earlier">
        <h3 id="customer-earlier" className="flex items-baseline justify-between text-sm">
          {t("others")} <span className="tabular font-normal text-muted">{others}</span>
        </h3>
        {earlier.length === 0 ? (
          <p className="mt-2 text-sm text-muted">{t("first")}</p>
        ) : (
          <ul className="mt-1 -mx-2">
            {earlier.map((complaint) => (
              <Earlier key={complaint._id} complaint={complaint} base={props.ticketBase} />
            ))}
          </ul>
        )}
        {others > earlier.length ? (
          <div className="-mx-4">
            <AtMost shown={earlier.length} most={MOST_LISTED.earlier} of="newest" />
          </div>
        ) : null}
      </section>
    </div>
  );
}

function Earlier({ complaint, base }: { complaint: Complaint; base: string }) {
  const t = useTranslations("staff.customer");
  const sayDuration = useTranslations("ui.duration");
  const { complaintId, title, status, createdAt, resolvedAt, assignedTo } = complaint;
  const tookMs = resolvedAt ? Date.parse(resolvedAt) - Date.parse(createdAt) : null;
  const time = tookMs === null ? null : durationIn(tookMs, sayDuration);
  const ended = time && (assignedTo ? t("afterBy", { time, name: isolated(assignedTo.name) }) : t("after", { time }));
  return (
    <li>
      <PointedLink
        href={`${base}/${complaintId}`}
        className="flex flex-col gap-1 rounded-md px-2 py-2 text-sm hover:bg-sunken"
      >
        <span className="line-clamp-2">
          <Title>{title}</Title>
        </span>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          <StatusChip status={status} />
          {ended ?? <Time at={createdAt} />}
        </span>
      </PointedLink>
    </li>
  );
}
