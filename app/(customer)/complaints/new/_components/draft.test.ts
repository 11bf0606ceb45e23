import { expect, test } from "vitest";
import { loadDraft, saveDraft } from "./draft.ts";

function aStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
    key: () => null,
    get length() {
      return items.size;
    },
  };
}

const draft = { title: "Printer", description: "It eats paper", category: "Technical" };

test("a draft comes back for the person who wrote it, and for nobody else", () => {
  const storage = aStorage();
  saveDraft(storage, "u1", draft);
  expect(loadDraft(storage, "u1")).toEqual(draft);
  expect(loadDraft(storage, "u2")).toBeNull();
});

test("an empty draft leaves nothing behind", () => {
  const storage = aStorage();
  saveDraft(storage, "u1", draft);
  saveDraft(storage, "u1", { title: " ", description: "", category: "Billing" });
  expect(storage.length).toBe(0);
});

test("what is not a draft reads as none", () => {
  expect(loadDraft({ getItem: () => "{not json" }, "u1")).toBeNull();
  expect(loadDraft({ getItem: () => "7" }, "u1")).toBeNull();
  expect(loadDraft({ getItem: () => '{"title":7}' }, "u1")).toEqual({ title: "", description: "", category: "" });
});

test("a storage that refuses costs only the draft", () => {
  const refuse = () => {
    throw new Error("QuotaExceededError");
  };
  expect(() => saveDraft({ setItem: refuse, removeItem: refuse }, "u1", draft)).not.toThrow();
});
