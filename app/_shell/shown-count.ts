import type { Say } from "#app/_language/say.ts";

const MOST = 99;

/** A count where there is room for two digits, for eyes and in the tab: "7", "99+". */
export function shownCount(count: number): string {
  return count > MOST ? `${MOST}+` : String(count);
}

/** What the bell is called, for whoever hears it: "Notifications, 7 new". */
export function newsLabel(count: number, say: Say<"shell.news">): string {
  if (count === 0) return say("label");
  return count > MOST ? say("labelMany", { count: MOST }) : say("labelNew", { count });
}
