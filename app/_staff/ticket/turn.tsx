import { cx } from "class-variance-authority";
import { LockKeyhole } from "lucide-react";
import { Avatar } from "#app/_ui/avatar.tsx";
import { RoleChip } from "#app/_ui/role-chip.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name } from "#app/_ui/words.tsx";
import { isStatus } from "#server/core/terms.ts";
import type { Turn } from "./conversation.ts";
import { factWords } from "./fact-words.ts";

interface Reader {
  readonly readerId: string;
  readonly category: string;
}

/** One entry of the conversation as staff see it. */
export function TurnItem({ turn, isNew, reader }: { turn: Turn; isNew: boolean; reader: Reader }) {
  if (turn.kind === "fact") {
    return (
      <li className={cx("px-2 text-xs text-muted", isNew && "animate-arrive")}>
        {factWords(turn.item, reader)} · <Time at={turn.at} />
      </li>
    );
  }
  const isNote = turn.kind === "note";
  const outcome = turn.kind === "message" && isStatus(turn.outcome) ? turn.outcome : undefined;
  return (
    <li
      className={cx(
        "rounded-lg border p-3",
        isNote && "border-dashed border-waiting bg-waiting-soft md:ml-8",
        turn.kind === "message" &&
          (turn.from === "customer" ? "border-border bg-surface md:mr-8" : "border-transparent bg-accent-soft md:ml-8"),
        isNew && "animate-arrive",
      )}
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <Avatar name={turn.author} size="sm" />
        <span className="font-medium">
          <Name>{turn.author}</Name>
        </span>
        {isNote ? (
          <span className="inline-flex items-center gap-1 text-xs font-medium text-waiting">
            <LockKeyhole className="size-3.5" aria-hidden />
            Internal note
          </span>
        ) : (
          <RoleChip of={turn.role} />
        )}
        <span className="ml-auto text-xs text-muted">
          <Time at={turn.at} />
        </span>
      </p>
      <p className="mt-2 max-w-[72ch] text-sm wrap-anywhere whitespace-pre-wrap" dir="auto">
        {turn.text}
      </p>
      {outcome ? (
        <p className="mt-2">
          <StatusChip status={outcome} />
        </p>
      ) : null}
    </li>
  );
}
