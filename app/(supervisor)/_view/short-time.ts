import { useTranslations } from "next-intl";
import type { Say } from "#app/_language/say.ts";
import { durationIn } from "#app/_ui/duration.ts";

/** A measured time, as short as its size allows: "4 ms", "1.2 s", "3 min". */
export function shortTime(ms: number, say: Say<"supervisor.shortTime">, sayDuration: Say<"ui.duration">): string {
  if (ms < 1_000) return say("milliseconds", { count: Math.round(ms) });
  if (ms < 10_000) return say("seconds", { count: (ms / 1_000).toFixed(1) });
  return durationIn(ms, sayDuration);
}

/** Says it to whoever reads this page. */
export function useShortTime(): (ms: number) => string {
  const say = useTranslations("supervisor.shortTime");
  const sayDuration = useTranslations("ui.duration");
  return (ms) => shortTime(ms, say, sayDuration);
}
