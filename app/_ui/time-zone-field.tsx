"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useId } from "react";
import { timeOfDay } from "./clock.ts";
import { Field, TextInput } from "./field.tsx";
import { useHydrated } from "./use-hydrated.ts";
import { useNow } from "./use-now.ts";

/**
 * A zone by its name, found by typing a part of it or of its city; what time it is there stands below, so that one sees
 * whether it is the right one. Which names are good is the server's to say.
 */
export function TimeZoneField({
  zones,
  value,
  onChange,
  error,
  label,
  size,
}: {
  zones: readonly string[];
  value: string;
  onChange: (timeZone: string) => void;
  error?: string | undefined;
  label?: string;
  size?: ComponentProps<typeof TextInput>["size"];
}) {
  const t = useTranslations("ui.timeZone");
  const listId = useId();
  const now = useNow(10_000);
  const isHydrated = useHydrated();
  const hint = isKnownZone(value) ? t("now", { time: timeOfDay(new Date(now), value) }) : t("hint");
  return (
    <Field label={label ?? t("label")} error={error} hint={hint}>
      {(wiring) => (
        <>
          <TextInput
            {...wiring}
            {...(size ? { size } : {})}
            list={listId}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
          />
          <datalist id={listId}>
            {isHydrated
              ? zones.map((zone) => (
                  <option key={zone} value={zone}>
                    {cityOf(zone)}
                  </option>
                ))
              : null}
          </datalist>
        </>
      )}
    </Field>
  );
}

/** To the browser; a server may know more. */
function isKnownZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en-GB", { timeZone }));
  } catch {
    return false;
  }
}

/** As people type it: the name writes dashes for blanks. */
const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
