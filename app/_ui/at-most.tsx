import { useTranslations } from "next-intl";
import type { Catalogue } from "#server/language/english.ts";

/** Under a list that is as long as it gets: that it ends here, and may not be all. `of`: which ones these are. */
export function AtMost({ shown, most, of }: { shown: number; most: number; of: keyof Catalogue["ui"]["atMost"] }) {
  const t = useTranslations("ui.atMost");
  return shown < most ? null : <p className="px-4 py-2.5 text-sm text-muted">{t(of, { most })}</p>;
}
