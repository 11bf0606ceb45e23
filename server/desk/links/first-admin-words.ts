import type { MadeLink } from "./wire.ts";

/** What the terminal says about the first administrator's link; nowhere else is it written down. */
export function firstAdminWords({ url }: Pick<MadeLink, "url">): string {
  return [
    "Nobody looks after this desk yet. Open this link within an hour to make the first administrator:",
    `  ${url}`,
    "It can be used once. For another one: npm run admin:link",
  ].join("\n");
}
