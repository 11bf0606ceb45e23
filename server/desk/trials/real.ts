/**
 * What people filed, who they are, and what happened to them: rows of experiments carry the run that they belong to. Every read
 * that tells people about the desk, counts it, or measures it has this in its filter; rows that are asked for by an id are
 * found either way. `experiments-change-nothing.test.ts` asks every store with and without such rows.
 */
export const REAL = { trial: null } as const;
