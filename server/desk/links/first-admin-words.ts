import { wordsOf } from "#server/core/saying.ts";
import type { MadeLink } from "./wire.ts";

/** What the terminal says about the first administrator's link; nowhere else is it written down. */
export function firstAdminWords({ url }: Pick<MadeLink, "url">): string {
  return [wordsOf({ key: "mails.firstAdmin.open" }), `  ${url}`, wordsOf({ key: "mails.firstAdmin.again" })].join("\n");
}
