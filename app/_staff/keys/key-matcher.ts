import { isSingleKey, type Shortcut, type ShortcutId, type ShortcutScope } from "./shortcuts.ts";

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface KeyContext {
  readonly scopes: readonly ShortcutScope[];
  /** The focus is in something that takes text, or a dialog is open: plain keys belong to it. */
  readonly isTyping: boolean;
  readonly singleKeysOn: boolean;
  readonly nowMs: number;
}

/** How long the first key of a pair waits for its second. */
const PAIR_WINDOW_MS = 1_200;

/** Remembers the first key of a pair, and says which shortcut a press completes, or null. */
export function createKeyMatcher(
  shortcuts: readonly Shortcut[],
): (press: KeyPress, context: KeyContext) => ShortcutId | null {
  let first: { readonly key: string; readonly atMs: number } | null = null;
  return (press, context) => {
    const pressed = nameOf(press);
    const pending = first && context.nowMs - first.atMs <= PAIR_WINDOW_MS ? first.key : null;
    first = null;
    if (pressed === null) return null;
    const possible = shortcuts.filter((shortcut) => isPossible(shortcut, context));
    const pair = possible.find(({ keys }) => keys.length === 2 && keys[0] === pending && keys[1] === pressed);
    if (pair) return pair.id;
    if (pending === null && possible.some(({ keys }) => keys.length === 2 && keys[0] === pressed)) {
      first = { key: pressed, atMs: context.nowMs };
      return null;
    }
    return possible.find(({ keys }) => keys.length === 1 && keys[0] === pressed)?.id ?? null;
  };
}

function isPossible(shortcut: Shortcut, context: KeyContext): boolean {
  if (!context.scopes.includes(shortcut.scope)) return false;
  return !isSingleKey(shortcut) || (context.singleKeysOn && !context.isTyping);
}

/** The press as the map writes it. Command counts as Ctrl; Shift is named only with it, because "?" already holds one. */
function nameOf(press: KeyPress): string | null {
  if (press.altKey || ["Control", "Meta", "Shift", "Alt"].includes(press.key)) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (!press.ctrlKey && !press.metaKey) return key;
  return `Ctrl+${press.shiftKey ? "Shift+" : ""}${key.length === 1 ? key.toUpperCase() : key}`;
}
