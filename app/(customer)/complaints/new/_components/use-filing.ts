"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Texts } from "#app/_drafts/draft.ts";
import { useUnsent } from "#app/_drafts/here.ts";
import type { Problem } from "#app/_drafts/send.ts";
import { useDraft } from "#app/_drafts/use-draft.ts";
import { useSend } from "#app/_drafts/use-send.ts";
import { useSends } from "#app/_drafts/use-sends.ts";
import { showProblem } from "#app/_trpc/form-failure.ts";
import type { FileComplaint } from "#server/desk/complaints/wire.ts";

/** What a form for a complaint holds. `whose`: for whom staff file it, as text. */
export type Filing = Omit<FileComplaint, "onBehalfOf" | "files"> & { whose?: string | undefined };

export const BLANK: Filing = { title: "", description: "", category: "", priority: "Medium" };

interface Options {
  /** Where it is kept until it is sent. */
  readonly place: string;
  /** What it is called on its way. */
  readonly what: string;
  /** Shows what has no field of the form; true where it did. */
  readonly onProblem?: (problem: Problem) => boolean;
  readonly hrefOf: (complaintId: string) => string;
}

/** Files what stands in the form, and keeps it there as one types. Handed over, it waits in the outbox until the server has it. */
export function useFiling(form: UseFormReturn<Filing>, { place, what, onProblem, hrefOf }: Options) {
  const router = useRouter();
  const unsent = useUnsent();
  const { unfinished, write, swap } = useDraft(place);
  const { send, problem } = useSend(place);
  const [isFiled, setIsFiled] = useState(false);
  const isOver = useRef(false);
  const sends = useSends();
  const [handed, setHanded] = useState<string | null>(null);
  const onItsWay = handed === null ? undefined : sends.find(({ key }) => key === handed);
  const written = useRef<Texts | null>(null);
  const elsewhere = useRef(onProblem);
  const { mine } = unfinished;

  useEffect(() => {
    const { unsubscribe } = form.watch((values) => {
      // Files are kept there beside what is typed.
      const kept = unsent?.drafts.look(place).mine?.texts["files"];
      const texts = textsOf(values);
      written.current = kept === undefined ? texts : { ...texts, files: kept };
      write(written.current);
    });
    return unsubscribe;
  }, [form, write, unsent, place]);

  // What was not typed just now comes from before, from another tab, or back from the outbox.
  useEffect(() => {
    if (!mine || mine.texts === written.current) return;
    written.current = mine.texts;
    const { files: _kept, ...typed } = mine.texts;
    form.reset({ ...form.getValues(), ...typed }, { keepIsSubmitted: true });
  }, [form, mine]);
  useEffect(() => void (elsewhere.current = onProblem), [onProblem]);
  useEffect(() => {
    if (!problem) return;
    // What is not offered any more is not chosen any more.
    if (problem.code === "category.not-found") form.setValue("category", "");
    if (!elsewhere.current?.(problem)) showProblem(form, problem);
  }, [form, problem]);

  const file = (complaint: Omit<FileComplaint, "files"> & { files?: string[] }) => {
    // Pressed again while the page was already leaving.
    if (isOver.current) return;
    const key = send(
      { verb: "file", input: complaint },
      { line: place, what, words: complaint.title },
      (outcome, isHere) => {
        if (!isHere || outcome.kind === "waiting") return;
        if (outcome.kind === "taken") {
          isOver.current = true;
          setIsFiled(true);
          return router.push(hrefOf(complaintIdOf(outcome.answer)));
        }
        // Somewhere else it goes on, or it is in front of its writer again.
        if (outcome.kind === "elsewhere") form.reset(BLANK);
        setHanded(null);
      },
    );
    // One that is on its way already stays the one.
    if (key !== null) setHanded(key);
  };
  const takeBack = () => {
    const taken = handed === null ? null : unsent?.outbox.withdraw(handed);
    if (taken) unsent?.drafts.putBack(place, taken);
    setHanded(null);
  };
  const phase = isFiled || (onItsWay && !onItsWay.isWaiting) ? "sending" : onItsWay ? "waiting" : "writing";
  return { unfinished, swap, file, phase, takeBack } as const;
}

/** What is worth keeping of it; null while nobody has typed anything. */
function textsOf({ title = "", description = "", category = "", priority = "Medium", whose }: Partial<Filing>) {
  if ([title, description, whose ?? ""].every((text) => text.trim() === "")) return null;
  return { title, description, category, priority, ...(whose === undefined ? {} : { whose }) };
}

function complaintIdOf(answer: unknown): string {
  return typeof answer === "object" && answer !== null && "complaintId" in answer ? String(answer.complaintId) : "";
}
