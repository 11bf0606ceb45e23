"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { MailX } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, Suspense, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { AtMost } from "#app/_ui/at-most.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import { Panel } from "#app/_ui/panel.tsx";
import { Time } from "#app/_ui/time.tsx";
import { isolated } from "#server/core/characters.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import type { CaughtMail } from "#server/desk/mails/wire.ts";
import { GatheredNews } from "./gathered-news.tsx";

/** Somebody waits here for a mail to come. */
const LOOK_MS = 3_000;

const ShownMail = loadLater(async () => (await import("./shown-mail.tsx")).ShownMail);
const MailHeaders = loadLater(async () => (await import("./mail-headers.tsx")).MailHeaders);
const WriteMail = loadLater(async () => (await import("./write-mail.tsx")).WriteMail);

/** The newest first, each with its link where this page may show it. */
export function CaughtMails() {
  const t = useTranslations("mail");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery({ ...trpc.mails.list.queryOptions(), refetchInterval: LOOK_MS });
  if (!data.isOn) {
    return (
      <Panel data-purpose aria-label={t("list")}>
        <EmptyState icon={MailX} title={t("off.title")}>
          {t("off.line")}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel data-purpose aria-label={t("list")}>
      {data.writesAs === null ? null : (
        <div className="border-b border-border px-4 py-3">
          <Writing label={t("new")} from={data.writesAs} />
        </div>
      )}
      <GatheredNews gathered={data.gathered} />
      {data.mails.length === 0 ? (
        <EmptyState icon={MailX} title={t("none.title")}>
          {t("none.line")}
        </EmptyState>
      ) : (
        <>
          <ul className="divide-y divide-border">
            {data.mails.map((mail) => (
              <MailRow key={mail._id} mail={mail} canWrite={data.writesAs !== null} />
            ))}
          </ul>
          <AtMost shown={data.mails.length} most={MOST_LISTED.caughtMails} of="newest" />
        </>
      )}
    </Panel>
  );
}

/** A button, and once it is pressed the form. */
function Writing({ label, ...mail }: { label: string } & Omit<ComponentProps<typeof WriteMail>, "onDone">) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) return <Button onClick={() => setIsOpen(true)}>{label}</Button>;
  return (
    <Suspense fallback={<div className="h-56" />}>
      <WriteMail {...mail} onDone={() => setIsOpen(false)} />
    </Suspense>
  );
}

function MailRow({ mail, canWrite }: { mail: CaughtMail; canWrite: boolean }) {
  const t = useTranslations("mail");
  const [isShown, setIsShown] = useState(false);
  const [isOriginal, setIsOriginal] = useState(false);
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 font-medium wrap-anywhere">{mail.subject}</span>
        <span className="text-xs text-muted">
          <Time at={mail.at} />
        </span>
      </p>
      <p className="text-sm wrap-anywhere text-muted">{t("to", { address: isolated(mail.to) })}</p>
      {isOriginal ? (
        <Suspense fallback={<div className="h-72" />}>
          <MailHeaders mail={mail} />
        </Suspense>
      ) : null}
      <div className={isShown ? "grid gap-4 py-2 md:grid-cols-2" : undefined}>
        {isShown ? (
          <Suspense fallback={<div className="h-112" />}>
            <ShownMail mail={mail} />
          </Suspense>
        ) : null}
        <MailText mail={mail} />
      </div>
      <div className="flex flex-wrap items-start gap-2 pt-1">
        <Button variant="ghost" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
          {isShown ? t("shown.hide") : t("shown.show")}
        </Button>
        <Button variant="ghost" aria-expanded={isOriginal} onClick={() => setIsOriginal(!isOriginal)}>
          {isOriginal ? t("original.hide") : t("original.show")}
        </Button>
        {canWrite && mail.replyTo ? <Writing label={t("answer")} from={mail.to} to={mail.replyTo} /> : null}
      </div>
    </li>
  );
}

/** It in plain text, with its link where this page may show that. */
function MailText({ mail }: { mail: CaughtMail }) {
  const t = useTranslations("mail");
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="text-sm wrap-anywhere whitespace-pre-wrap" dir="auto">
        <LinkedText text={mail.text} />
      </p>
      {mail.link ? (
        <a href={mail.link} className="text-sm break-all text-accent underline underline-offset-2">
          {mail.link}
        </a>
      ) : mail.kind === "notice" || mail.kind === "alert" ? null : (
        <p className="text-sm text-muted">{t("linkHidden")}</p>
      )}
    </div>
  );
}

/** Its line that leads somewhere, where that is to a place of this desk: by the path alone, for titles are people's words. */
function LinkedText({ text }: { text: string }) {
  const path =
    /^https?:[/][/][^\s/]+([/](?:complaints|tickets)[/]COMP-[0-9]+(?:#said-[0-9]+)?|[/]board|[/]pipeline)$/m.exec(text);
  if (!path?.[1]) return text;
  return (
    <>
      {text.slice(0, path.index)}
      <a href={path[1]} className="break-all text-accent underline underline-offset-2">
        {path[0]}
      </a>
      {text.slice(path.index + path[0].length)}
    </>
  );
}
