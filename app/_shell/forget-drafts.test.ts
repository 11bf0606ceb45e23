import { expect, test } from "vitest";
import { keepDraft } from "#app/_staff/ticket/drafts.ts";
import { saveDraft } from "#app/(customer)/complaints/new/_components/draft.ts";
import { forgetDrafts } from "./forget-drafts.ts";

/** A browser's storage, as far as drafts go. */
function aStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (place: number) => [...kept.keys()][place] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test("whoever signs out leaves no unfinished words behind, and how the desk looks and sounds stays", () => {
  const storage = aStorage();
  saveDraft(storage, "u1", { title: "No light", description: "Since Monday.", category: "Technical" });
  keepDraft(storage, "u1", "t1", "reply", "Have you");
  keepDraft(storage, "u1", "t1", "note", "He is");
  storage.setItem("quickfix.draft.reply.t1", "It is");
  storage.setItem("theme", "dark");
  expect(storage.length).toBe(5);
  forgetDrafts(storage);
  expect([...storage.kept]).toEqual([["theme", "dark"]]);
});
