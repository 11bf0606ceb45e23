import { useTranslations } from "next-intl";
import { durationIn } from "./duration.ts";

/** Says how long something takes, to whoever reads this page. */
export function useDuration(): (ms: number) => string {
  const say = useTranslations("ui.duration");
  return (ms) => durationIn(ms, say);
}
