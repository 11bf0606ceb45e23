"use client";

import { useTranslations } from "next-intl";
import { useId, useSyncExternalStore } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import type { Role } from "#server/core/vocabulary.ts";
import { ShortcutKeys } from "./shortcut-keys.tsx";
import { SHORTCUTS, type ShortcutScope } from "./shortcuts.ts";
import { areSingleKeysOn, onSingleKeysChange, setSingleKeysOn } from "./single-keys.ts";

/** Every shortcut there is, and the switch that turns the plain keys off. */
export function ShortcutSheet({ role, onClose }: { role: Role; onClose: () => void }) {
  const t = useTranslations("staff.keys");
  const isOn = useSyncExternalStore(onSingleKeysChange, areSingleKeysOn, () => true);
  const switchId = useId();
  const scopes: readonly ShortcutScope[] = role === "admin" ? ["everywhere", "board", "desk"] : ["everywhere", "desk"];
  const notMine = role === "admin" ? "go-desk" : "go-board";
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t("title")}>
      <div className="flex items-center justify-between gap-4 rounded-md bg-sunken px-3 py-2">
        <label htmlFor={switchId} className="text-sm">
          {t("plain")}
          <span className="block text-muted">{t("plainHint")}</span>
        </label>
        <Switch id={switchId} checked={isOn} onChange={setSingleKeysOn} />
      </div>
      {scopes.map((scope) => (
        <section key={scope}>
          <h3 className="text-sm">{t(`where.${scope}`)}</h3>
          <dl className="mt-1">
            {SHORTCUTS.filter((shortcut) => shortcut.scope === scope && shortcut.id !== notMine).map((shortcut) => (
              <div key={shortcut.id} className="flex min-h-8 items-center justify-between gap-4 text-sm">
                <dt className="text-muted">{t(`does.${shortcut.label}`)}</dt>
                <dd className="flex items-center gap-1">
                  <ShortcutKeys shortcut={shortcut} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
