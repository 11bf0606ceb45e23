"use client";

import { useTranslations } from "next-intl";
import { isolated } from "#server/core/characters.ts";
import type { Macro } from "#server/desk/macros/wire.ts";

/** Whether a macro does anything beside what it says. */
function doesSomething({ status, priority, category, addTags, removeTags, note }: Macro["acts"]): boolean {
  return Boolean(status ?? priority ?? category) || addTags.length + removeTags.length > 0 || note !== "";
}

/** What a macro does and brings, in words; nothing where it only says something. */
export function ActList({ macro: { acts, files } }: { macro: Pick<Macro, "acts" | "files"> }) {
  const t = useTranslations("macros.acts");
  const terms = useTranslations("terms");
  if (!doesSomething(acts) && files.length === 0) return null;
  const named = (names: readonly string[]) => names.map((name) => isolated(name)).join(", ");
  const lines = [
    files.length > 0 && t("files", { files: named(files.map(({ name }) => name)) }),
    acts.status && t("status", { status: terms(`status.${acts.status}`) }),
    acts.priority && t("priority", { priority: terms(`priority.${acts.priority}`) }),
    acts.category && t("category", { category: isolated(acts.category) }),
    acts.addTags.length > 0 && t("add", { tags: named(acts.addTags) }),
    acts.removeTags.length > 0 && t("remove", { tags: named(acts.removeTags) }),
    acts.note !== "" && t("note", { note: isolated(acts.note) }),
  ].filter((line) => typeof line === "string");
  return (
    <ul aria-label={t("label")} className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted">
      {lines.map((line) => (
        <li key={line} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}
