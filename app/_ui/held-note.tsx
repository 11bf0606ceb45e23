import { useTranslations } from "next-intl";

/** Beside rows that stay where they are while a pointer is over them, once there is news that they do not show. */
export function HeldNote() {
  return <span className="text-xs font-normal text-muted">{useTranslations("ui.list")("held")}</span>;
}
