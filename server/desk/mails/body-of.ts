import type { LeasedMail } from "./store.ts";

const CLOSING = "If you did not ask for this, do nothing: without the link nothing happens.";

/** The text of a mail as it goes out. */
export function bodyOf({ text, link }: Pick<LeasedMail, "text" | "link">): string {
  return `${[text, ...(link ? [link, CLOSING] : [])].join("\n\n")}\n`;
}
