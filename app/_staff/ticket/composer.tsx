"use client";

import { cx } from "class-variance-authority";
import { LockKeyhole, Reply } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useRef, useState } from "react";
import { UnfinishedLine } from "#app/_drafts/unfinished-line.tsx";
import { useText } from "#app/_drafts/use-draft.ts";
import { FileCorner } from "#app/_files/later.tsx";
import { useKeptFiles } from "#app/_files/use-kept-files.ts";
import { useAttend } from "#app/_staff/colleagues/use-attend.ts";
import { useMentionChoice } from "#app/_staff/colleagues/use-mention-choice.ts";
import { useMovedOn } from "#app/_staff/colleagues/use-moved-on.ts";
import type { Act } from "#app/_staff/keys/held.ts";
import { useShortcuts } from "#app/_staff/keys/shortcut-provider.tsx";
import { useMacroChoice } from "#app/_staff/macros/use-macro-choice.ts";
import { useMacrosHere } from "#app/_staff/macros/use-macros-here.ts";
import { useEarly } from "#app/_ui/early.ts";
import { loadLater } from "#app/_ui/load-later.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { ToggleGroup } from "#app/_ui/toggle-group.tsx";
import { useUnfolded } from "#app/_ui/use-unfolded.ts";
import { cleanText, countVisible, isolated } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import type { Macro } from "#server/desk/macros/wire.ts";
import { type DraftKind, draftPlace } from "./draft-place.ts";
import { Pickers } from "./pickers.tsx";
import { type SendAction, sendOptions, sendPlaces } from "./send-options.ts";
import { SplitSend } from "./split-send.tsx";
import { isResolving, useSendTicket } from "./use-send-ticket.ts";
import { keepUsualSend, USUAL_SENDS, useUsualSend } from "./usual-send.ts";

const MovedOnNotice = loadLater(async () => (await import("#app/_staff/colleagues/moved-on-notice.tsx")).MovedOnNotice);
const CarriedLine = loadLater(() => import("#app/_drafts/carried-line.tsx").then((it) => it.CarriedLine));
const ChosenMacro = loadLater(() => import("#app/_staff/macros/chosen-macro.tsx").then((it) => it.ChosenMacro));

const KINDS = [
  { value: "reply", icon: <Reply className="size-4" aria-hidden /> },
  { value: "note", icon: <LockKeyhole className="size-4" aria-hidden /> },
] as const;

/**
 * Where staff write: to the customer, or a note that the customer never sees and that never looks like a reply. Where there is
 * little height, a line that unfolds once it is used.
 */
export function Composer(props: { complaint: ComplaintDetail; href: string; onSent: (action: SendAction) => void }) {
  const { complaint } = props;
  const t = useTranslations("staff.write");
  const saySend = useTranslations("staff.send");
  const sayHeld = useTranslations("staff.held");
  const sayMacro = useTranslations("macros");
  const [kind, setKind] = useState<DraftKind>("reply");
  const place = draftPlace(complaint._id, kind);
  const { text, setText, unfinished, swap } = useText(place);
  useAttend(complaint._id, text);
  const { news, seenRev, seeNews } = useMovedOn(complaint, place, text);
  /** What was about to go out when something was said that its writer had not read. */
  const [held, setHeld] = useState<SendAction | Macro | null>(null);
  const section = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useKeptFiles(place);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const { isUnfolded, unfold } = useUnfolded(section, text !== "" || files.kept.length > 0);
  const isNote = kind === "note";
  const mention = useMentionChoice({ place, text, setText, field, isNote });
  const {
    send: sendNow,
    sendWith,
    applyAsIs,
    pending,
    problem,
  } = useSendTicket({ complaint, place, files, calledIn: mention.calledIn, href: props.href, onSent: props.onSent });
  const choice = useMacroChoice(place, { text, setText }, !isNote);
  const { macro } = choice;
  const sendOut = (what: SendAction | Macro, rev: number) => {
    if (typeof what === "string") return sendNow(what, text, rev);
    // It goes with its words, and comes back with them; one that is no more does not.
    sendWith(what, text, rev, choice.drop);
  };
  const send = (what: SendAction | Macro) => (news.length > 0 ? setHeld(what) : sendOut(what, seenRev));
  const options = sendOptions(
    {
      kind,
      hasText: countVisible(cleanText(text)) > 0 || files.kept.length > 0,
      notYet: files.notYet,
      can: complaint.can,
    },
    saySend,
  );

  const kinds = KINDS.map((each) => ({ ...each, label: t(each.value) }));
  const name = isolated(complaint.customer.name);
  const places = sendPlaces(options, useUsualSend());
  const folded = isUnfolded ? "" : "short:hidden";
  const write = (next: DraftKind) => {
    setKind(next);
    requestAnimationFrame(() => field.current?.focus());
  };
  const holding = (chosen: Macro, run: () => void): Act => {
    return { says: sayMacro("held", { name: isolated(chosen.name), complaint: complaint.complaintId }), run };
  };
  const press = (action: SendAction): Act | undefined => {
    // Beside a macro there is one way to send.
    if (macro) return action === "send" && !files.notYet ? holding(macro, () => send(macro)) : undefined;
    const option = options.find((candidate) => candidate.action === action);
    if (option?.blocked === null)
      return { says: sayHeld(doing(action), { ticket: complaint.complaintId }), run: () => send(action) };
    if (option) write(kind);
    return undefined;
  };
  const { undo: undoKey, hold } = useShortcuts("desk", {
    reply: () => write("reply"),
    note: () => write("note"),
    send: () => press(isNote ? "note" : "send"),
    "send-and-resolve": () => press("resolve"),
    resolve: () => press("resolve"),
    wait: () => press("wait"),
    macro: () => {
      if (macro && !files.notYet) return holding(macro, () => send(macro));
      write("reply");
      if (text === "") choice.open();
      return undefined;
    },
  });
  useMacrosHere(
    {
      hold: (each) =>
        hold(
          "macro",
          holding(each, () => applyAsIs(each)),
        ),
    },
    complaint.can.note,
  );

  return (
    <section
      ref={section}
      aria-label={t("pane")}
      className={cx(
        "flex flex-col gap-2 border-t p-3 print:hidden short:py-1.5",
        isNote ? "border-dashed border-waiting bg-waiting-soft" : "border-border bg-surface",
      )}
    >
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {held && news.length > 0 ? (
        <Suspense>
          <MovedOnNotice
            news={news}
            onSend={() => {
              setHeld(null);
              sendOut(held, seeNews());
            }}
            onGoOn={() => {
              setHeld(null);
              seeNews();
              field.current?.focus();
            }}
          />
        </Suspense>
      ) : null}
      <div className={cx("flex flex-wrap items-center justify-between gap-2", folded)}>
        <ToggleGroup label={t("what")} value={kind} onChange={setKind} options={kinds} />
        {isNote ? <p className="text-xs font-medium text-waiting">{t("onlyTeam")}</p> : null}
      </div>
      <textarea
        dir="auto"
        autoComplete="off"
        ref={useEarly(field)}
        value={text}
        onFocus={unfold}
        onChange={(event) => {
          undoKey();
          setText(event.target.value);
          mention.wrote(event.target.value);
        }}
        onSelect={(event) => mention.moved(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (!choice.press(event) && !mention.press(event) && event.key === "Escape") event.currentTarget.blur();
        }}
        rows={3}
        aria-label={isNote ? t("note") : t("replyTo", { name })}
        placeholder={isNote ? t("noteHint") : t("replyHint", { name })}
        className={cx(
          "field-sizing-content max-h-[32dvh] min-h-20 w-full resize-none rounded-md border border-control bg-surface px-3 py-2 text-sm pointer-coarse:text-base",
          isUnfolded ? "short:min-h-14" : "short:h-11 short:min-h-0",
        )}
      />
      <Pickers choice={choice} mention={mention} complaint={complaint} field={field} />
      <FileCorner place={place} area={section} slot={slot} onNotYet={files.setNotYet} />
      <div className={cx("flex items-center justify-between gap-3", macro && "flex-wrap", folded)}>
        <span ref={setSlot} />
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 sm:min-w-40 sm:flex-1 sm:basis-0">
          <UnfinishedLine unfinished={unfinished} swap={swap} />
          <Suspense>
            <CarriedLine key={place} place={place} ticketId={complaint._id} kind={kind} />
          </Suspense>
        </div>
        {macro ? (
          <Suspense>
            <ChosenMacro
              macro={macro}
              isPending={pending !== null}
              notYet={files.notYet}
              onUse={() => {
                undoKey();
                send(macro);
              }}
              onDrop={choice.drop}
            />
          </Suspense>
        ) : places ? (
          <SplitSend
            places={places}
            pending={pending}
            onSend={(action) => {
              undoKey();
              const usual = USUAL_SENDS.find((each) => each === action);
              if (usual) keepUsualSend(usual);
              send(action);
            }}
          />
        ) : null}
      </div>
    </section>
  );
}

/** What a key is about to do, while it can be undone. */
function doing(action: SendAction) {
  if (isResolving(action)) return "resolving";
  return action === "wait" ? "asking" : "sending";
}
