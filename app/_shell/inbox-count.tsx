import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { useOnceHydrated } from "#app/_ui/use-hydrated.ts";

/** A mail waits for hours, not for seconds. */
const LOOK_MS = 60_000;

/** How many mails wait for somebody to decide; nothing while none does. */
export function InboxCount() {
  const t = useTranslations("shell.inbox");
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.inbox.waiting.queryOptions(), refetchInterval: LOOK_MS });
  // It stands in the bar and in the menu, and one may be awake with an answer before the other.
  const count = useOnceHydrated(data) ?? 0;
  if (count === 0) return null;
  return (
    <span className="tabular ms-1.5 rounded-full bg-accent-soft px-1.5 text-xs font-medium text-accent">
      <span aria-hidden>{count}</span>
      <span className="sr-only">{t("waiting", { count })}</span>
    </span>
  );
}
