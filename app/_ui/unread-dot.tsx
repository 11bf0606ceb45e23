import { useTranslations } from "next-intl";

/** Before what somebody has not read yet: a dot, and the word for whoever does not see it. */
export function UnreadDot() {
  const t = useTranslations("ui.list");
  return (
    <>
      <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" />
      <span className="sr-only">{t("unread")}</span>
    </>
  );
}
