"use client";

import { CloudOff, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "#app/_ui/button.tsx";
import { useTrayHeight } from "#app/_ui/use-tray-height.ts";
import { useUnsent } from "./here.ts";
import { newKey } from "./new-key.ts";
import { MISMATCH, type Send } from "./send.ts";

// It comes with what is fetched while there is a network.
export { askBeforeLeaving } from "./ask-before-leaving.ts";
export { WaitsNotice } from "./waits-notice.tsx";

/** Each of what is not sent, why, and what can be done about it. */
export function TrayList({ sends }: { sends: readonly Send[] }) {
  const t = useTranslations("drafts.tray");
  const tray = useRef<HTMLElement>(null);
  useTrayHeight(tray);
  return (
    <section ref={tray} aria-label={t("label")} className="border-b border-border bg-waiting-soft px-4 py-2 text-sm">
      <ul
        className="mx-auto flex max-h-[25dvh] max-w-5xl sm:max-h-[40dvh] flex-col gap-2 overflow-y-auto"
        aria-live="polite"
      >
        {sends.map((send) => (
          <TrayItem key={send.key} send={send} />
        ))}
      </ul>
    </section>
  );
}

function TrayItem({ send }: { send: Send }) {
  const t = useTranslations("drafts.tray");
  const { key, words, problem } = send;
  const unsent = useUnsent();
  const router = useRouter();
  const path = usePathname();
  const needsSignIn = problem?.code === "auth.required";
  const isUsedUp = problem?.code === MISMATCH;
  const goBack = () => {
    const taken = unsent?.outbox.withdraw(key);
    if (!taken) return;
    // What the key made stays as it is; this is another one.
    unsent?.drafts.putBack(taken.place, { key: isUsedUp ? newKey() : key, texts: taken.texts });
    if (taken.href !== path) router.push(taken.href);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <div className="flex min-w-0 flex-1 basis-64 items-start gap-2">
        {problem ? (
          <TriangleAlert className="mt-0.5 size-4 shrink-0 text-waiting" aria-hidden />
        ) : (
          <CloudOff className="mt-0.5 size-4 shrink-0 text-waiting" aria-hidden />
        )}
        <div className="min-w-0">
          <p>
            <What send={send} /> <Safety send={send} /> {isUsedUp ? <Made complaintId={problem.complaintId} /> : null}
          </p>
          <p className="line-clamp-1 text-muted" dir="auto">
            {words}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        {problem && !isUsedUp ? (
          <Button size="sm" variant="primary" onClick={() => unsent?.outbox.again(key)}>
            {needsSignIn ? t("signIn") : t("again")}
          </Button>
        ) : null}
        <Button size="sm" onClick={goBack}>
          {t("back")}
        </Button>
      </div>
    </li>
  );
}

/** What has to be known about leaving it alone. */
function Safety({ send: { isKept, problem } }: { send: Send }) {
  const t = useTranslations("drafts");
  if (!isKept) return t("notKept");
  return problem ? null : t("tray.byItself");
}

/** What it is, and what stands between it and the server. */
function What({ send: { what, problem } }: { send: Send }) {
  const t = useTranslations("drafts.tray");
  const tags = { what: () => <span className="font-medium">{what}</span> };
  if (!problem) return t.rich("waiting", tags);
  if (problem.code === "auth.required") return t.rich("signedOut", tags);
  if (problem.code === MISMATCH) return t.rich("usedUp", tags);
  return t.rich("refused", { ...tags, message: problem.message });
}

function Made({ complaintId }: { complaintId: string | null }) {
  const t = useTranslations("drafts.tray");
  if (complaintId === null) return null;
  return (
    <Link
      href={`/complaints/${encodeURIComponent(complaintId)}`}
      className="font-medium text-accent underline underline-offset-2"
    >
      {t("see", { complaintId })}
    </Link>
  );
}
