"use client";

import { cx } from "class-variance-authority";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Send } from "#app/_drafts/send.ts";
import { stateOf } from "#app/_drafts/use-sends.ts";
import { Attachments } from "#app/_files/later.tsx";
import { Avatar } from "#app/_ui/avatar.tsx";
import { LinkedWords } from "#app/_ui/linked-words.tsx";
import { OPENS_AT_NEWEST } from "#app/_ui/open-at-newest.ts";
import { RoleChip } from "#app/_ui/role-chip.tsx";
import { saidAnchors } from "#app/_ui/said-anchors.ts";
import { Time } from "#app/_ui/time.tsx";
import { usePointedAt } from "#app/_ui/use-pointed-at.ts";
import { Name } from "#app/_ui/words.tsx";
import type { ConversationItem } from "./conversation.ts";
import { useNewestInView } from "./use-newest-in-view.ts";

/** What was said and what happened, oldest first and opened at the newest; news is announced politely. */
export function ConversationView({ items, sends }: { items: readonly ConversationItem[]; sends: readonly Send[] }) {
  const t = useTranslations("customer.conversation");
  const sayState = useTranslations("drafts.state");
  const list = useRef<HTMLOListElement>(null);
  const newest = { id: sends.at(-1)?.key ?? items.at(-1)?.id, isOwn: sends.length > 0 };
  const anchors = saidAnchors(items);
  const pointed = usePointedAt(anchors.values());
  useNewestInView(list, newest, pointed !== "");
  return (
    <ol
      ref={list}
      data-purpose
      {...{ [OPENS_AT_NEWEST]: true }}
      className="flex flex-col gap-4"
      aria-live="polite"
      aria-label={t("label")}
    >
      {items.map((item) => (
        <li
          key={item.id}
          id={anchors.get(item.id)}
          className={cx(
            "animate-fade-in",
            pointed !== "" &&
              anchors.get(item.id) === pointed &&
              "rounded-lg outline-2 outline-offset-4 outline-accent",
          )}
        >
          {item.kind === "message" ? <Message {...item} /> : <Fact {...item} />}
        </li>
      ))}
      {sends.map((send) =>
        send.words === "" ? null : (
          <li key={send.key} className="flex flex-col items-end">
            <Bubble side="mine" isOnItsWay>
              {send.words}
            </Bubble>
            <span className="mt-1 text-xs text-muted">{stateOf(send, sayState)}</span>
          </li>
        ),
      )}
    </ol>
  );
}

type MessageItem = Extract<ConversationItem, { kind: "message" }>;

function Message({ author, role, side, at, text, files }: MessageItem) {
  const t = useTranslations("customer.conversation");
  const isMine = side === "mine";
  return (
    <article className={cx("flex gap-3", isMine && "flex-row-reverse")}>
      {isMine ? null : <Avatar name={author} />}
      <div className={cx("flex min-w-0 flex-col gap-1", isMine && "items-end")}>
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
          {isMine ? (
            <span className="font-medium">{t("you")}</span>
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
              {t("note")}
            </span>
          ) : null}
          <Time at={at} />
        </p>
        {text === "" ? null : <Bubble side={side}>{text}</Bubble>}
        <Attachments files={files} />
      </div>
    </article>
  );
}

function Bubble(props: { side: MessageItem["side"]; isOnItsWay?: boolean; children: string }) {
  const { side, isOnItsWay = false, children } = props;
  return (
    <div
      dir="auto"
      className={cx(
        "max-w-[72ch] rounded-lg border px-3 py-2 whitespace-pre-wrap",
        side === "mine" && !isOnItsWay && "border-transparent bg-accent-soft",
        isOnItsWay && "border-dashed border-control bg-surface text-muted",
        side === "theirs" && "border-border bg-surface",
        side === "note" && "border-dashed border-control bg-waiting-soft",
      )}
    >
      <LinkedWords>{children}</LinkedWords>
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
