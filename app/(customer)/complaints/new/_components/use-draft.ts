"use client";

import { useEffect, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { FileComplaint } from "#server/desk/complaints/wire.ts";
import { loadDraft, saveDraft } from "./draft.ts";

const TYPING_MS = 300;

/** Brings a draft back into the form and keeps it there as one types. The function returned forgets it. */
export function useDraft(form: UseFormReturn<FileComplaint>, userId: string): () => void {
  const isDone = useRef(false);
  useEffect(() => {
    const draft = loadDraft(localStorage, userId);
    if (draft) form.reset({ ...form.getValues(), ...draft });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscription = form.watch(({ title = "", description = "", category = "" }) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!isDone.current) saveDraft(localStorage, userId, { title, description, category: category ?? "" });
      }, TYPING_MS);
    });
    return () => subscription.unsubscribe();
  }, [form, userId]);
  return () => {
    isDone.current = true;
    saveDraft(localStorage, userId, null);
  };
}
