"use client";

import { useTranslations } from "next-intl";
import { isolated } from "#server/core/characters.ts";
import type { Macro } from "#server/desk/macros/wire.ts";

/** Whether a macro does anything beside what it says. */
function doesSomething({ status, priority, category, addTags, removeTags, note }: Macro["acts"]): boolean {
  return Boolean(status ?? priority ?? category) || addTags.length + removeTags.length > 0 || note !== "";
}

/** What a macro does, in words; nothing where it only says something. */
export function ActList({ acts }: { acts: Macro["acts"] }) {
  const t = useTranslations("macros.acts");
  const terms = useTranslations("terms");
  if (!doesSomething(acts)) return null;
  const named = (tags: readonly string[]) => tags.map((tag) => isolated(tag)).join(", ");
  const lines = [
    acts.status && t("status", { status: terms(`status.${acts.status}`) }),
    acts.priority && t("priority", { priority: terms(`priority.${acts.priority}`) }),
    acts.category && t("category", { category: isolated(acts.category) }),
    acts.addTags.length > 0 && t("add", { tags: named(acts.addTags) }),
    acts.removeTags.length > 0 && t("remove", { tags: named(acts.removeTags) }),
    acts.note && t("note", { note: isolated(acts.note) }),
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
