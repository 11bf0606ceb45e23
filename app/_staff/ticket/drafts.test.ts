import { expect, test } from "vitest";
import { keepDraft, readDraft } from "./drafts.ts";

function aStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test("a reply and a note on the same ticket are kept apart", () => {
  const storage = aStorage();
  keepDraft(storage, "u", "t", "reply", "Dear customer");
  keepDraft(storage, "u", "t", "note", "He is right, by the way");
  expect(readDraft(storage, "u", "t", "reply")).toBe("Dear customer");
  expect(readDraft(storage, "u", "t", "note")).toBe("He is right, by the way");
});

test("two people at the same browser do not see each other's drafts", () => {
  const storage = aStorage();
  keepDraft(storage, "asha", "t", "reply", "Mine");
  expect(readDraft(storage, "omar", "t", "reply")).toBe("");
});

test("an empty text leaves nothing behind", () => {
  const storage = aStorage();
  keepDraft(storage, "u", "t", "reply", "Hello");
  keepDraft(storage, "u", "t", "reply", "  ");
  expect(storage.kept.size).toBe(0);
});

test("a browser that refuses to keep anything is reported, not thrown", () => {
  const refuse = () => {
    throw new Error("QuotaExceededError");
  };
  const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  expect(readDraft(storage, "u", "t", "reply")).toBe("");
  expect(keepDraft(storage, "u", "t", "reply", "Hello")).toBe(false);
});
