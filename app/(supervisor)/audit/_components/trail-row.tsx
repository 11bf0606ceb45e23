import { Time } from "#app/_ui/time.tsx";
import { Name, Words } from "#app/_ui/words.tsx";
import { ACTIONS, type AuditEntry, type AuditValues } from "#server/desk/audit/wire.ts";
import type { TrailFilter } from "./trail-filter.ts";

/** One act: what, on whom, by whom, from where, and what changed. The people in it choose what is shown. */
export function TrailRow({ row, onChoose }: { row: AuditEntry; onChoose: (part: Partial<TrailFilter>) => void }) {
  const { seq, at, action, actorId, actor, via, on, before, after, address, personal, erased } = row;
  return (
    <li className="flex flex-col gap-1 px-4 py-2 text-sm md:flex-row md:items-baseline md:gap-4">
      <span className="tabular flex shrink-0 gap-3 text-muted md:w-44">
        <span>{seq}</span>
        <Time at={at} />
      </span>
      <span className="min-w-0 flex-1 wrap-anywhere">
        <span className="font-medium">{labelOf(action)}</span>
        {on && on.id !== actorId ? (
          <>
            {" "}
            on{" "}
            <Chooser
              onChoose={() => onChoose({ on: on.id })}
              label="Only what was done to"
              whom={on.name ?? `${on.kind} ${on.id}`}
            />
          </>
        ) : null}
        <Changes before={before} after={after} />
        {personal ? (
          <span className="block text-muted">
            <Words>{listed(personal)}</Words>
          </span>
        ) : null}
        {erased ? <span className="block text-muted">Personal values were erased.</span> : null}
      </span>
      <span className="min-w-0 shrink-0 wrap-anywhere text-muted md:w-60">
        {actorId ? (
          <Chooser
            onChoose={() => onChoose({ actor: actorId })}
            label="Only what was done by"
            whom={actor ?? actorId}
          />
        ) : (
          "Nobody known"
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
      aria-label={`${label} ${whom}`}
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

function labelOf(action: string): string {
  const labels: Readonly<Record<string, string>> = ACTIONS;
  return labels[action] ?? action;
}
