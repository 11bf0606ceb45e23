import assert from "node:assert/strict";
import { z } from "zod";
import { INVARIANT_IDS, INVARIANTS } from "#server/operate/invariants/invariant.ts";
import { runTool } from "#server/tools/testing.ts";
import { type Check, needed } from "./check.ts";

/** What `npm run verify` said. */
export interface Verified {
  readonly report: z.infer<typeof Report>;
}

const Report = z.object({ violations: z.array(z.object({ id: z.string(), sentence: z.string() })) });

/** Runs the command on a desk at rest. @throws with what it printed when it could not look. */
export async function verify(mongodbUri: string): Promise<Verified> {
  const { out, err } = await runTool("verify", ["--strict", "--json"], { MONGODB_URI: mongodbUri });
  if (!out.startsWith("{")) throw new Error(`npm run verify: ${err}`);
  return { report: Report.parse(JSON.parse(out)) };
}

/** Each invariant, after everything that was done to the desk. */
export const INVARIANTS_HOLD: readonly Check<Verified>[] = INVARIANT_IDS.map((id) =>
  needed(`${id}: ${INVARIANTS[id].promise}`, INVARIANTS[id].advice, async ({ report }) => {
    const broken = report.violations.filter((violation) => violation.id === id);
    assert.ok(broken.length === 0, broken.map(({ sentence }) => sentence).join(" "));
  }),
);
