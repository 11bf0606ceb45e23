import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Time } from "#app/_ui/time.tsx";
import { Name, Words } from "#app/_ui/words.tsx";
import type { AuditEntry, AuditValues } from "#server/desk/audit/wire.ts";
import { actionWords, isAction, thingWords } from "./action-words.ts";
import type { TrailFilter } from "./trail-filter.ts";

/** One act: what, on whom, by whom, from where, and what changed. The people in it choose what is shown. */
export function TrailRow({ row, onChoose }: { row: AuditEntry; onChoose: (part: Partial<TrailFilter>) => void }) {
  const sayThing = useTranslations("audit.thing");
  const t = useTranslations("audit.row");
  const sayAction = useTranslations("audit.action");
  const { seq, at, action, actorId, actor, via, on, before, after, address, personal, erased } = row;
  const called = isAction(action) ? actionWords(action, sayAction) : action;
  const b = (words: ReactNode) => <span className="font-medium">{words}</span>;
  return (
    <li className="flex flex-col gap-1 px-4 py-2 text-sm md:flex-row md:items-baseline md:gap-4">
      <span className="tabular flex shrink-0 gap-3 text-muted md:w-44">
        <span>{seq}</span>
        <Time at={at} />
      </span>
      <span className="min-w-0 flex-1 wrap-anywhere">
        {on && on.id !== actorId
          ? t.rich("doneTo", {
              action: called,
              b,
              whom: () => {
                const whom = on.name ?? thingWords(on, sayThing);
                return <Chooser onChoose={() => onChoose({ on: on.id })} label={t("onlyTo", { whom })} whom={whom} />;
              },
            })
          : b(called)}
        <Changes before={before} after={after} />
        {personal ? (
          <span className="block text-muted">
            <Words>{listed(personal)}</Words>
          </span>
        ) : null}
        {erased ? <span className="block text-muted">{t("erased")}</span> : null}
      </span>
      <span className="min-w-0 shrink-0 wrap-anywhere text-muted md:w-60">
        {actorId ? (
          <Chooser
            onChoose={() => onChoose({ actor: actorId })}
            label={t("onlyBy", { whom: actor ?? actorId })}
            whom={actor ?? actorId}
          />
        ) : (
          t("nobody")
        )}
        {via ? `, ${via}` : ""}
        {address ? `, ${address}` : ""}
      </span>
    </li>
  );
}

function Chooser({ onChoose, label, whom }: { onChoose: () => void; label: string; whom: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      className="underline decoration-dotted underline-offset-4 hover:decoration-solid"
      onClick={onChoose}
    >
      <Name>{whom}</Name>
    </button>
  );
}

function Changes({ before, after }: { before: AuditValues | null; after: AuditValues | null }) {
  if (!before && !after) return null;
  return (
    <span className="block text-muted">
      {before ? `${listed(before)} → ` : ""}
      {listed(after ?? {})}
    </span>
  );
}

function listed(values: AuditValues): string {
  const pairs = Object.entries(values).filter(([, value]) => value !== null);
  return pairs.map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(", ") : String(value)}`).join(" · ");
}
