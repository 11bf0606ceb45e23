import { expect, test } from "vitest";
import { forgetUnsent } from "./forget-unsent.ts";
import { draftName, sendName } from "./names.ts";
import { aStorage } from "./testing.ts";

test("whoever signs out leaves no unsent words behind; what others left, and how the desk looks, stays", () => {
  const storage = aStorage();
  storage.setItem(draftName("maya", "tab1", "filing", "k1"), "x");
  storage.setItem(draftName("maya", "tab2", "answer:t1", "k1"), "x");
  storage.setItem(sendName("maya", "k1"), "x");
  storage.setItem("quickfix.draft.reply.t1", "of the version before");
  storage.setItem("theme", "dark");
  storage.setItem(draftName("omar", "tab1", "reply:t1", "k1"), "his session ended by itself");
  forgetUnsent(storage, "maya");
  expect([...storage.items.keys()]).toEqual(["theme", draftName("omar", "tab1", "reply:t1", "k1")]);
});
