import { expect, test } from "vitest";
import { createKeyMatcher, type KeyContext, type KeyPress } from "./key-matcher.ts";
import { SHORTCUTS } from "./shortcuts.ts";

const desk: KeyContext = { scopes: ["everywhere", "desk"], isTyping: false, singleKeysOn: true, nowMs: 0 };

function aPress(key: string, over: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...over };
}

test("one key acts at once, in its own scope only", () => {
  const press = createKeyMatcher(SHORTCUTS);
  expect(press(aPress("j"), desk)).toBe("next");
  expect(press(aPress("a"), desk)).toBeNull();
  expect(press(aPress("a"), { ...desk, scopes: ["everywhere", "board"] })).toBe("assign");
});

test("G then T goes to the tickets, and T alone takes one", () => {
  const press = createKeyMatcher(SHORTCUTS);
  expect(press(aPress("g"), desk)).toBeNull();
  expect(press(aPress("t"), desk)).toBe("go-tickets");
  expect(press(aPress("t"), desk)).toBe("take");
});

test("a pair that is not finished in time is forgotten", () => {
  const press = createKeyMatcher(SHORTCUTS);
  press(aPress("g"), desk);
  expect(press(aPress("t"), { ...desk, nowMs: 5_000 })).toBe("take");
});

test("plain keys belong to the text while somebody writes; modified ones still act", () => {
  const press = createKeyMatcher(SHORTCUTS);
  const writing = { ...desk, isTyping: true };
  expect(press(aPress("e"), writing)).toBeNull();
  expect(press(aPress("Enter", { ctrlKey: true }), writing)).toBe("send");
  expect(press(aPress("Enter", { ctrlKey: true, shiftKey: true }), writing)).toBe("send-and-resolve");
  expect(press(aPress("k", { metaKey: true }), writing)).toBe("palette");
});

test("single keys can be switched off, the others stay", () => {
  const press = createKeyMatcher(SHORTCUTS);
  const off = { ...desk, singleKeysOn: false };
  expect(press(aPress("j"), off)).toBeNull();
  expect(press(aPress("?", { shiftKey: true }), off)).toBeNull();
  expect(press(aPress("k", { ctrlKey: true }), off)).toBe("palette");
});

test("Shift alone is part of the sign it makes", () => {
  expect(createKeyMatcher(SHORTCUTS)(aPress("?", { shiftKey: true }), desk)).toBe("sheet");
});

test("no two shortcuts share their keys within what is active together", () => {
  for (const scope of ["desk", "board"] as const) {
    const active = SHORTCUTS.filter((shortcut) => shortcut.scope === "everywhere" || shortcut.scope === scope);
    const keys = active.map((shortcut) => shortcut.keys.join(" "));
    expect(new Set(keys).size).toBe(keys.length);
  }
});
