import Link from "next/link";
import { useTranslations } from "next-intl";
import { TimeInState } from "#app/_staff/time-in-state.tsx";
import { PointedLink } from "#app/_ui/pointed-link.tsx";
import { Name, Title } from "#app/_ui/words.tsx";
import type { Board } from "#server/desk/insights/wire.ts";

/** What is in nobody's hands and in no line: complaints whose customer has to answer, the most silent first. */
export function OnCustomer({ tickets, total }: { tickets: Board["onCustomer"]; total: number }) {
  const t = useTranslations("board.onCustomer");
  if (total === 0) return null;
  return (
    <section aria-labelledby="on-customer" className="border-t border-border">
      <h3 id="on-customer" className="flex h-9 items-center gap-2 px-3 text-xs">
        {t("title")} <span className="tabular text-muted">{total}</span>
      </h3>
      <ul className="border-y border-border bg-surface">
        {tickets.map(({ agent, ...ticket }) => (
          <li
            key={ticket._id}
            className="flex min-h-8 items-center gap-x-3 border-b border-border px-3 py-1 text-sm last:border-b-0 max-sm:flex-wrap"
          >
            <span className="tabular shrink-0 text-xs text-muted">{ticket.complaintId}</span>
            <PointedLink
              href={`/tickets/${ticket.complaintId}`}
              title={ticket.title}
              className="max-lg:line-clamp-2 min-w-0 flex-1 hover:underline max-sm:basis-full lg:truncate"
            >
              <Title>{ticket.title}</Title>
            </PointedLink>
            {agent ? (
              <span className="min-w-0 shrink truncate text-xs text-muted">
                {t.rich("agent", { name: () => <Name>{agent}</Name> })}
              </span>
            ) : null}
            <span className="shrink-0 text-xs text-muted max-sm:ms-auto">
              {t.rich("quiet", {
                time: () => <TimeInState since={ticket.quietSince} className="tabular text-sm" />,
              })}
            </span>
          </li>
        ))}
      </ul>
      {total > tickets.length ? (
        <p className="bg-surface px-3 py-2 text-sm">
          <Link href="/tickets?status=Waiting+on+Customer" className="text-accent hover:underline">
            {t("more", { count: total - tickets.length })}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
