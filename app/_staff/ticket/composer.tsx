"use client";

import { cx } from "class-variance-authority";
import { LockKeyhole, Reply } from "lucide-react";
import { useRef, useState } from "react";
import { useShortcuts } from "#app/_staff/keys/shortcut-provider.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ToggleGroup } from "#app/_ui/toggle-group.tsx";
import { cleanText, countVisible, isolated } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import type { DraftKind } from "./drafts.ts";
import { type SendAction, sendOptions } from "./send-options.ts";
import { SplitSend } from "./split-send.tsx";
import { useDraft } from "./use-draft.ts";
import { useSend } from "./use-send.ts";

const KINDS = [
  { value: "reply", label: "Reply", icon: <Reply className="size-4" aria-hidden /> },
  { value: "note", label: "Internal note", icon: <LockKeyhole className="size-4" aria-hidden /> },
] as const;

/** Where staff write: to the customer, or a note that the customer never sees and that never looks like a reply. */
export function Composer(props: { complaint: ComplaintDetail; userId: string; onSent: (action: SendAction) => void }) {
  const { complaint, userId } = props;
  const [kind, setKind] = useState<DraftKind>("reply");
  const [text, setText] = useDraft(userId, complaint._id, kind);
  const field = useRef<HTMLTextAreaElement>(null);
  const isNote = kind === "note";
  const onSent = (action: SendAction) => {
    setText("");
    props.onSent(action);
  };
  const { send, pending, problem } = useSend({ complaint, onSent });
  const options = sendOptions({ kind, hasText: countVisible(cleanText(text)) > 0, can: complaint.can });

  const write = (next: DraftKind) => {
    setKind(next);
    requestAnimationFrame(() => field.current?.focus());
  };
  const press = (action: SendAction) => {
    const option = options.find((candidate) => candidate.action === action);
    if (option?.blocked === null) void send(action, text);
    else if (option) write(kind);
  };
  useShortcuts("desk", {
    reply: () => write("reply"),
    note: () => write("note"),
    send: () => press(isNote ? "note" : "send"),
    "send-and-resolve": () => press("resolve"),
    resolve: () => press("resolve"),
    wait: () => press("wait"),
  });

  return (
    <section
      aria-label="Write"
      className={cx(
        "flex flex-col gap-2 border-t p-3",
        isNote ? "border-dashed border-waiting bg-waiting-soft" : "border-border bg-surface",
      )}
    >
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <ToggleGroup label="What you write" value={kind} onChange={setKind} options={KINDS} />
        {isNote ? <p className="text-xs font-medium text-waiting">Only your team sees this</p> : null}
      </div>
      <textarea
        dir="auto"
        ref={field}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        rows={3}
        aria-label={isNote ? "Internal note" : `Reply to ${complaint.customer.name}`}
        placeholder={isNote ? "Add a note for your team" : `Write to ${isolated(complaint.customer.name)}`}
        className="field-sizing-content max-h-[32dvh] min-h-20 w-full resize-none rounded-md border border-control bg-surface px-3 py-2 text-sm pointer-coarse:text-base"
      />
      <div className="flex items-center justify-between gap-3">
        <p className="text-xs text-muted">{text ? "Draft kept on this device" : ""}</p>
        <SplitSend options={options} pending={pending} onSend={(action) => void send(action, text)} />
      </div>
    </section>
  );
}
