"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useCallback, useEffect, useState } from "react";
import { BUTTON, LARGE, SECONDARY } from "./_ui/button-classes.ts";

/** Pauses before the page asks again by itself; then it waits for its reader. */
const PAUSES_MS = [1000, 2000, 4000, 8000, 8000];
const FORGET_AFTER_MS = 60_000;

/** A retry that fails mounts this page anew, so the count of tries lives outside it. */
const failures = { count: 0, lastAt: 0 };

function countFailure(): number {
  const now = Date.now();
  failures.count = now - failures.lastAt > FORGET_AFTER_MS ? 0 : failures.count + 1;
  failures.lastAt = now;
  return failures.count;
}

/** The page could not be put together, most often because the database is away for a moment. It tries again itself. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("ui.page.error");
  const router = useRouter();
  const [tries] = useState(countFailure);
  const retry = useCallback(
    () =>
      startTransition(() => {
        router.refresh();
        reset();
      }),
    [router, reset],
  );
  const pause = PAUSES_MS[tries];
  useEffect(() => {
    if (pause === undefined) return undefined;
    const timer = setTimeout(retry, pause);
    return () => clearTimeout(timer);
  }, [pause, retry]);

  return (
    <main className="mx-auto flex min-h-[60dvh] max-w-[35rem] flex-col justify-center gap-3 px-4 text-base">
      <h1 className="text-lg">{t("title")}</h1>
      <p className="text-muted">
        {t("line")} {pause === undefined ? t("later") : t("retrying")}
      </p>
      <div>
        {/* Plain, because what every page carries for the worst case has to be small. */}
        <button type="button" className={`${BUTTON} ${SECONDARY} ${LARGE}`} onClick={retry}>
          {t("retry")}
        </button>
      </div>
      {error.digest ? <p className="text-xs text-muted">{t("mention", { digest: error.digest })}</p> : null}
    </main>
  );
}
