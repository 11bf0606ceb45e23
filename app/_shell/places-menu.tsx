import { cx } from "class-variance-authority";
import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { NavLinks } from "./nav-links.tsx";
import type { Place } from "./navigation.ts";

/** Every place of a role, whole, behind one button: where the bar has no room for them. */
export function PlacesMenu(props: { places: readonly Place[]; isNowhere: boolean; className: string }) {
  const t = useTranslations("shell");
  return (
    <div className={props.className}>
      <button
        type="button"
        popoverTarget="places"
        className="flex h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-sunken pointer-coarse:h-11"
      >
        <Menu className="size-5" aria-hidden />
        {t("menu")}
      </button>
      <nav
        id="places"
        popover="auto"
        aria-label={t("main")}
        className={cx(
          "fixed top-(--bar) start-2 max-h-[calc(100dvh-var(--bar)-0.5rem)] w-56 overflow-y-auto rounded-lg border",
          "border-border bg-raised p-2 text-text shadow-float",
        )}
      >
        <NavLinks places={props.places} stacked isNowhere={props.isNowhere} />
      </nav>
    </div>
  );
}
