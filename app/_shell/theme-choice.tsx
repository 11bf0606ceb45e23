"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useId } from "react";
import { useHydrated } from "#app/_ui/use-hydrated.ts";

const THEMES = [
  { value: "system", icon: Monitor },
  { value: "light", icon: Sun },
  { value: "dark", icon: Moon },
] as const;

/** Light, dark, or as the device says. Kept in this browser. */
export function ThemeChoice() {
  const t = useTranslations("shell.theme");
  const { theme, setTheme } = useTheme();
  const isHydrated = useHydrated();
  const name = useId();
  return (
    <fieldset className="flex gap-1 rounded-md border border-border p-0.5">
      <legend className="sr-only">{t("label")}</legend>
      {THEMES.map(({ value, icon: Icon }) => (
        <label
          key={value}
          className="flex min-h-8 flex-1 cursor-pointer items-center justify-center gap-1.5 rounded-md px-2 text-xs text-muted hover:text-text has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={isHydrated && theme === value}
            onChange={() => setTheme(value)}
          />
          <Icon className="size-4" aria-hidden />
          {t(value)}
        </label>
      ))}
    </fieldset>
  );
}
