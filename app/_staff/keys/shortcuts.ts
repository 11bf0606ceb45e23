import type { Catalogue } from "#server/language/english.ts";

/** Where a shortcut works; `everywhere` is for every page of the staff. */
export type ShortcutScope = "everywhere" | "desk" | "board";

export interface Shortcut {
  readonly id: ShortcutId;
  /** One key or two in a row; modified keys as "Ctrl+Enter". */
  readonly keys: readonly string[];
  /** The name of its message. */
  readonly label: keyof Catalogue["staff"]["keys"]["does"];
  readonly scope: ShortcutScope;
}

export type ShortcutId =
  | "go-desk"
  | "go-tickets"
  | "go-board"
  | "new-ticket"
  | "palette"
  | "sheet"
  | "next"
  | "previous"
  | "reply"
  | "note"
  | "resolve"
  | "wait"
  | "take"
  | "release"
  | "duty"
  | "send"
  | "undo"
  | "send-and-resolve"
  | "assign"
  | "macro";

/** The whole keyboard map: the sheet shows it, the matcher obeys it, so that they cannot differ. */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: "palette", keys: ["Ctrl+K"], label: "palette", scope: "everywhere" },
  { id: "sheet", keys: ["?"], label: "sheet", scope: "everywhere" },
  { id: "undo", keys: ["z"], label: "undo", scope: "everywhere" },
  { id: "go-desk", keys: ["g", "d"], label: "goDesk", scope: "everywhere" },
  { id: "go-tickets", keys: ["g", "t"], label: "goTickets", scope: "everywhere" },
  { id: "go-board", keys: ["g", "b"], label: "goBoard", scope: "everywhere" },
  { id: "new-ticket", keys: ["c"], label: "newTicket", scope: "everywhere" },
  { id: "next", keys: ["j"], label: "next", scope: "desk" },
  { id: "previous", keys: ["k"], label: "previous", scope: "desk" },
  { id: "reply", keys: ["r"], label: "reply", scope: "desk" },
  { id: "note", keys: ["n"], label: "note", scope: "desk" },
  { id: "send", keys: ["Ctrl+Enter"], label: "send", scope: "desk" },
  { id: "send-and-resolve", keys: ["Ctrl+Shift+Enter"], label: "sendAndResolve", scope: "desk" },
  { id: "resolve", keys: ["e"], label: "resolve", scope: "desk" },
  { id: "wait", keys: ["w"], label: "wait", scope: "desk" },
  { id: "macro", keys: ["m"], label: "macro", scope: "desk" },
  { id: "take", keys: ["t"], label: "take", scope: "desk" },
  { id: "release", keys: ["b"], label: "release", scope: "desk" },
  { id: "duty", keys: ["d"], label: "duty", scope: "desk" },
  { id: "next", keys: ["j"], label: "nextInLine", scope: "board" },
  { id: "previous", keys: ["k"], label: "previousInLine", scope: "board" },
  { id: "assign", keys: ["a"], label: "assign", scope: "board" },
];

/** Whether a single plain key triggers it: those can be switched off (WCAG 2.1.4), and never fire while writing. */
export function isSingleKey(shortcut: Pick<Shortcut, "keys">): boolean {
  return shortcut.keys.every((key) => !key.includes("+"));
}
