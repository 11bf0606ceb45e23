import { REAL } from "#server/desk/trials/real.ts";

/** Who is written to: nobody whose address may be a stranger's, who was switched off, or who is of an experiment. */
export const WRITTEN_TO = { active: true, claims: { $exists: false }, ...REAL } as const;
