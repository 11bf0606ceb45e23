import { cx } from "class-variance-authority";
import { Lock } from "lucide-react";
import { Avatar } from "#app/_ui/avatar.tsx";
import { RoleChip } from "#app/_ui/role-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name } from "#app/_ui/words.tsx";
import type { ConversationItem } from "./conversation.ts";

/** What was said and what happened, oldest first; news is announced politely. */
export function ConversationView({ items, sending }: { items: readonly ConversationItem[]; sending: string | null }) {
  return (
    <ol className="flex flex-col gap-4" aria-live="polite" aria-label="Conversation">
      {items.map((item) => (
        <li key={item.id} className="animate-fade-in">
          {item.kind === "message" ? <Message {...item} /> : <Fact {...item} />}
        </li>
      ))}
      {sending === null ? null : (
        <li className="flex flex-col items-end opacity-60">
          <Bubble side="mine">{sending}</Bubble>
          <span className="mt-1 text-xs text-muted">Sending…</span>
        </li>
      )}
    </ol>
  );
}

type MessageItem = Extract<ConversationItem, { kind: "message" }>;

function Message({ author, role, side, at, text }: MessageItem) {
  const isMine = side === "mine";
  return (
    <article className={cx("flex gap-3", isMine && "flex-row-reverse")}>
      {isMine ? null : <Avatar name={author} />}
      <div className={cx("flex min-w-0 flex-col gap-1", isMine && "items-end")}>
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
          {isMine ? (
            <span className="font-medium">You</span>
          ) : (
            <>
              <span className="font-medium">
                <Name>{author}</Name>
              </span>
              <RoleChip of={role} />
            </>
          )}
          {side === "note" ? (
            <span className="inline-flex items-center gap-1">
              <Lock className="size-3" aria-hidden />
              internal note
            </span>
          ) : null}
          <Time at={at} />
        </p>
        <Bubble side={side}>{text}</Bubble>
      </div>
    </article>
  );
}

function Bubble({ side, children }: { side: MessageItem["side"]; children: string }) {
  return (
    <div
      dir="auto"
      className={cx(
        "max-w-[72ch] rounded-lg border px-3 py-2 break-words whitespace-pre-wrap",
        side === "mine" && "border-transparent bg-accent-soft",
        side === "theirs" && "border-border bg-surface",
        side === "note" && "border-dashed border-control bg-waiting-soft",
      )}
    >
      {children}
    </div>
  );
}

function Fact({ text, at }: Extract<ConversationItem, { kind: "fact" }>) {
  return (
    <p className="text-center text-sm text-balance text-muted">
      {text} · <Time at={at} />
    </p>
  );
}
