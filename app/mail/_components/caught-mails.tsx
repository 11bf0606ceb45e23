"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { MailX } from "lucide-react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { Time } from "#app/_ui/time.tsx";
import type { CaughtMail } from "#server/desk/mails/wire.ts";

/** Somebody waits here for a mail to come. */
const LOOK_MS = 3_000;

/** The newest first, each with its link where this page may show it. */
export function CaughtMails() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery({ ...trpc.mails.list.queryOptions(), refetchInterval: LOOK_MS });
  if (!data.isOn) {
    return (
      <Panel aria-label="Mails">
        <EmptyState icon={MailX} title="Nothing is caught here">
          Mails really go out, or this desk makes none.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel aria-label="Mails">
      {data.mails.length === 0 ? (
        <EmptyState icon={MailX} title="No mail yet">
          Register, or ask for a new password, and it appears here.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-border">
          {data.mails.map((mail) => (
            <MailRow key={mail._id} mail={mail} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function MailRow({ mail }: { mail: CaughtMail }) {
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{mail.subject}</span>
        <span className="text-xs text-muted">
          <Time at={mail.at} />
        </span>
      </p>
      <p className="truncate text-sm text-muted">To {mail.to}</p>
      <p className="text-sm whitespace-pre-wrap">{mail.text}</p>
      {mail.link ? (
        <a href={mail.link} className="text-sm break-all text-accent underline underline-offset-2">
          {mail.link}
        </a>
      ) : mail.kind === "notice" ? null : (
        <p className="text-sm text-muted">Its link is not shown here.</p>
      )}
    </li>
  );
}
