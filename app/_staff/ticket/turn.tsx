import { cx } from "class-variance-authority";
import { LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { Attachments } from "#app/_files/later.tsx";
import { NoteWords } from "#app/_staff/colleagues/note-words.tsx";
import { Avatar } from "#app/_ui/avatar.tsx";
import { LinkedWords } from "#app/_ui/linked-words.tsx";
import { RoleChip } from "#app/_ui/role-chip.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name } from "#app/_ui/words.tsx";
import { isStatus } from "#server/core/terms.ts";
import type { Turn } from "./conversation.ts";
import { factWords, type Reading } from "./fact-words.ts";

interface Props {
  readonly turn: Turn;
  readonly isNew: boolean;
  readonly reader: Reading;
  /** What it is known by in an address, and what this page's address names. */
  readonly anchor: string | undefined;
  readonly pointed: string;
}

/** One entry of the conversation as staff see it. */
export function TurnItem({ turn, isNew, reader, anchor, pointed }: Props) {
  const t = useTranslations("staff.ticket");
  const sayHelp = useTranslations("colleagues.help");
  const sayFact = useTranslations("staff.facts");
  const sayDuration = useTranslations("ui.duration");
  const sayPriority = useTranslations("terms.priority");
  if (turn.kind === "fact") {
    return (
      <li className={cx("px-2 text-xs text-muted", isNew && "animate-arrive")}>
        {factWords(turn.item, reader, { say: sayFact, sayPriority, sayDuration })} · <Time at={turn.at} />
      </li>
    );
  }
  const isNote = turn.kind === "note";
  const outcome = turn.kind === "message" && isStatus(turn.outcome) ? turn.outcome : undefined;
  return (
    <li
      id={anchor}
      className={cx(
        "rounded-lg border p-3",
        anchor === pointed && "outline-2 outline-accent",
        isNote && "border-dashed border-waiting bg-waiting-soft md:ms-8",
        turn.kind === "message" &&
          (turn.from === "customer" ? "border-border bg-surface md:me-8" : "border-transparent bg-accent-soft md:ms-8"),
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
            {t("note")}
            {turn.help ? ` · ${sayHelp(turn.help)}` : null}
          </span>
        ) : (
          <RoleChip of={turn.role} />
        )}
        <span className="ms-auto text-xs text-muted">
          <Time at={turn.at} />
        </span>
      </p>
      {turn.text === "" ? null : (
        <p className="mt-2 me-auto max-w-[72ch] text-sm whitespace-pre-wrap" dir="auto">
          {isNote ? <NoteWords text={turn.text} mentions={turn.mentions} /> : <LinkedWords>{turn.text}</LinkedWords>}
        </p>
      )}
      {turn.files.length > 0 ? (
        <div className="mt-2">
          <Attachments files={turn.files} />
        </div>
      ) : null}
      {outcome ? (
        <p className="mt-2">
          <StatusChip status={outcome} />
        </p>
      ) : null}
    </li>
  );
}
