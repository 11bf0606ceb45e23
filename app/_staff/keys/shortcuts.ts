/** Where a shortcut works; `everywhere` is for every page of the staff. */
export type ShortcutScope = "everywhere" | "desk" | "board";

export interface Shortcut {
  readonly id: ShortcutId;
  /** One key or two in a row; modified keys as "Ctrl+Enter". */
  readonly keys: readonly string[];
  readonly label: string;
  readonly scope: ShortcutScope;
}

export type ShortcutId =
  | "go-desk"
  | "go-tickets"
  | "go-board"
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
  | "send-and-resolve"
  | "assign";

/** The whole keyboard map: the sheet shows it, the matcher obeys it, so that they cannot differ. */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: "palette", keys: ["Ctrl+K"], label: "Open the command palette", scope: "everywhere" },
  { id: "sheet", keys: ["?"], label: "Show this sheet", scope: "everywhere" },
  { id: "go-desk", keys: ["g", "d"], label: "Go to my desk", scope: "everywhere" },
  { id: "go-tickets", keys: ["g", "t"], label: "Go to all tickets", scope: "everywhere" },
  { id: "go-board", keys: ["g", "b"], label: "Go to the live board", scope: "everywhere" },
  { id: "next", keys: ["j"], label: "Next ticket", scope: "desk" },
  { id: "previous", keys: ["k"], label: "Previous ticket", scope: "desk" },
  { id: "reply", keys: ["r"], label: "Write a reply", scope: "desk" },
  { id: "note", keys: ["n"], label: "Write an internal note", scope: "desk" },
  { id: "send", keys: ["Ctrl+Enter"], label: "Send what you wrote", scope: "desk" },
  { id: "send-and-resolve", keys: ["Ctrl+Shift+Enter"], label: "Send and resolve, while writing", scope: "desk" },
  { id: "resolve", keys: ["e"], label: "Send and resolve", scope: "desk" },
  { id: "wait", keys: ["w"], label: "Send and wait for the customer", scope: "desk" },
  { id: "take", keys: ["t"], label: "Take the ticket", scope: "desk" },
  { id: "release", keys: ["b"], label: "Put the ticket back in line", scope: "desk" },
  { id: "duty", keys: ["d"], label: "Go on or off duty", scope: "desk" },
  { id: "next", keys: ["j"], label: "Next ticket in line", scope: "board" },
  { id: "previous", keys: ["k"], label: "Previous ticket in line", scope: "board" },
  { id: "assign", keys: ["a"], label: "Give the ticket to a person", scope: "board" },
];

/** Whether a single plain key triggers it: those can be switched off (WCAG 2.1.4), and never fire while writing. */
export function isSingleKey(shortcut: Pick<Shortcut, "keys">): boolean {
  return shortcut.keys.every((key) => !key.includes("+"));
}
