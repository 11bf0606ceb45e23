import { hash, parseOptions, verify } from "@node-rs/argon2";
import { passwordForm } from "./password-form.ts";

// OWASP's recommendation for Argon2id: 19 MiB, 2 passes, 1 lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Argon2id, salted, in PHC format; the same password opens it in whatever form it is typed. */
export function hashPassword(password: string): Promise<string> {
  return hash(passwordForm(password), COST);
}

/** Of no password: what comes of any has as many bits, and these are all zero. It costs what every hash costs. */
const DECOY = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

/**
 * As typed, as hashes were once made, and in the form that they are made of now. Both are tried whatever came of the first,
 * so it takes as long for an account that does not exist, or has no password, as for one that does.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const forms = new Set([password, passwordForm(password)]);
  const matches = await Promise.all(Array.from(forms, (form) => verify(stored ?? DECOY, form)));
  return matches.includes(true) && typeof stored === "string";
}

/** True when the hash of this right password was made with another cost than today's, or of another form. */
export async function isOutdatedHash(stored: string, password: string): Promise<boolean> {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  const isOfToday = memoryCost === COST.memoryCost && timeCost === COST.timeCost && parallelism === COST.parallelism;
  if (!isOfToday) return true;
  const form = passwordForm(password);
  return form !== password && !(await verify(stored, form));
}
