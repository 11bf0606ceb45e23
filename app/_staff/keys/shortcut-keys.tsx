import { useTranslations } from "next-intl";
import { Kbd } from "#app/_ui/kbd.tsx";
import type { Shortcut } from "./shortcuts.ts";

/** The keys of a shortcut as they stand on the keyboard. */
export function ShortcutKeys({ shortcut }: { shortcut: Shortcut }) {
  const t = useTranslations("staff.keys");
  return shortcut.keys.map((key, index) => (
    <span key={key} className="inline-flex items-center gap-1">
      {index > 0 ? <span className="text-xs text-muted">{t("then")}</span> : null}
      {key.split("+").map((part) => (
        <Kbd key={part}>{part.length === 1 ? part.toUpperCase() : part}</Kbd>
      ))}
    </span>
  ));
}
