"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name, Title, Words } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import type { InboxMail } from "#server/desk/inbox/wire.ts";
import { DecideForm } from "./decide-form.tsx";
import { WholeMail } from "./whole-mail.tsx";

/** One mail: from whom, what they wrote, why it is here, and what can be done about it. */
export function InboxRow({ mail }: { mail: InboxMail }) {
  const t = useTranslations("inbox");
  const [isOpen, setIsOpen] = useState(false);
  const { _id, from, fromName, subject, words, at, reason, detail, files, complaintId, state } = mail;
  return (
    <li className="flex flex-col gap-2 px-4 py-3" aria-label={subject || t("noSubject")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-medium">{subject ? <Title>{subject}</Title> : t("noSubject")}</p>
        <span className="text-xs text-muted">
          <Time at={at} />
        </span>
      </div>
      <p className="text-sm wrap-anywhere text-muted">
        {from === null
          ? t("fromNobody")
          : fromName
            ? t.rich("fromNamed", { who: () => <Name>{fromName}</Name>, address: () => <bdi>{from}</bdi> })
            : t.rich("fromAddress", { address: () => <bdi>{from}</bdi> })}
      </p>
      <p className="text-sm">
        {reason ? t(`reason.${reason}`, { complaint: complaintId ?? "none" }) : null}
        {detail && reason === "not-possible" ? (
          <>
            {" "}
            <Words>{detail}</Words>
          </>
        ) : null}
      </p>
      {isOpen ? (
        <WholeMail id={_id} />
      ) : words ? (
        <p dir="auto" className="line-clamp-4 text-sm wrap-anywhere whitespace-pre-wrap border-s-2 border-border ps-3">
          {words}
        </p>
      ) : null}
      {files.length > 0 ? (
        <p className="flex items-center gap-1 text-sm wrap-anywhere text-muted">
          <Paperclip className="size-3.5 shrink-0" aria-label={t("files")} />
          {files.map(({ name }) => isolated(name)).join(", ")}
        </p>
      ) : null}
      <div>
        <Button variant="ghost" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} className="font-normal">
          {isOpen ? t("showLess") : t("showAll")}
        </Button>
      </div>
      {state === "unreadable" ? null : <DecideForm mail={mail} />}
    </li>
  );
}
