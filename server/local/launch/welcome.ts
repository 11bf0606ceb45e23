import { frame } from "./output.ts";
import { publicAddresses } from "./reach.ts";
import type { Stack } from "./stack.ts";

const PASSWORD = "quickfix-demo";
const SIGN_INS = [
  ["admin@demo.test", "runs the desk"],
  ["agent1@demo.test … agent4@demo.test", "take tickets"],
  ["user1@demo.test, user2@demo.test", "file them"],
] as const;

type Welcomed = Pick<Stack, "webUrl" | "realtimeUrl" | "reach" | "hasDemo" | "env">;

/** What someone who just started QuickFix has to know. */
export function welcome(stack: Welcomed, exposed: readonly string[] = publicAddresses()): string {
  const { webUrl, realtimeUrl, reach, hasDemo, env } = stack;
  return frame([
    "QuickFix is ready.",
    "",
    `  Open            ${reach === "machine" ? webUrl : env.NEXTAUTH_URL}`,
    `  REST reference  ${webUrl}/api/docs`,
    `  Live updates    ${realtimeUrl}  (health at /readyz, metrics at /metrics)`,
    ...(hasDemo ? demoLines(webUrl) : []),
    ...warnings(stack, exposed).flatMap((line) => ["", line]),
    "",
    "Ctrl-C stops everything.",
  ]);
}

function demoLines(webUrl: string): string[] {
  const width = Math.max(...SIGN_INS.map(([who]) => who.length));
  return [
    "",
    `Demo sign-ins, password ${PASSWORD}`,
    ...SIGN_INS.map(([who, what]) => `  ${who.padEnd(width)}  ${what}`),
    "",
    "Two agents are on duty, but nobody is there: sign in as an agent, and complaints come.",
    "",
    "To see whether it keeps its promises, break it on purpose:",
    `  ${webUrl}/experiments  (or npm run experiment -- --list)`,
  ];
}

function warnings({ reach, hasDemo }: Welcomed, exposed: readonly string[]): string[] {
  if (reach === "public") {
    return [
      "Strangers can reach this desk: it has no demo and no experiments, and accounts of a demo are switched off.",
    ];
  }
  if (reach === "machine" || !hasDemo) return [];
  return [
    "Everybody in your network can come in with the demo's password.",
    ...(exposed.length > 0
      ? [
          `So can strangers who reach ${exposed.join(" or ")}: close its ports to them, or set MONGODB_URI for a desk without a demo.`,
        ]
      : []),
  ];
}
