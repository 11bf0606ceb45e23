import type { ReactNode } from "react";
import { compiledEnglish, type Part } from "#server/language/english.ts";
import { MoreMessages } from "./more-messages.tsx";

/** Gives what runs in the browser below it the words of these parts. What the server renders has them all. */
export function Messages({ of, children }: { of: readonly Part[]; children: ReactNode }) {
  const messages = Object.fromEntries(of.map((part) => [part, compiledEnglish[part]]));
  return <MoreMessages messages={messages}>{children}</MoreMessages>;
}
