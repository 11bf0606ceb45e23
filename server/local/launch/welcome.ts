import { frame } from "./output.ts";
import type { Stack } from "./stack.ts";

const PASSWORD = "quickfix-demo";
const SIGN_INS = [
  ["admin@demo.test", "runs the desk"],
  ["agent1@demo.test … agent4@demo.test", "take tickets"],
  ["user1@demo.test, user2@demo.test", "file them"],
] as const;

/** What someone who just started QuickFix has to know. */
export function welcome({ webUrl, realtimeUrl }: Pick<Stack, "webUrl" | "realtimeUrl">, withDemo: boolean): string {
  const width = Math.max(...SIGN_INS.map(([who]) => who.length));
  const demo = [
    "",
    `Demo sign-ins, password ${PASSWORD}`,
    ...SIGN_INS.map(([who, what]) => `  ${who.padEnd(width)}  ${what}`),
    "",
    "To see whether it keeps its promises, break it on purpose:",
    `  ${webUrl}/experiments  (or npm run experiment -- --list)`,
  ];
  return frame([
    "QuickFix is ready.",
    "",
    `  Open            ${webUrl}`,
    `  REST reference  ${webUrl}/api/docs`,
    `  Live updates    ${realtimeUrl}  (health at /readyz, metrics at /metrics)`,
    ...(withDemo ? demo : []),
    "",
    "Ctrl-C stops everything.",
  ]);
}
