import { hash, parseOptions, verify } from "@node-rs/argon2";

// OWASP's recommendation for Argon2id: 19 MiB, 2 passes, 1 lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Argon2id, salted, in PHC format. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Of no password: what comes of any has as many bits, and these are all zero. It costs what every hash costs. */
const DECOY = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

/** Takes as long for an account that does not exist, or has no password, as for one that does. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? DECOY, password);
  return matches && typeof stored === "string";
}

/** True when the hash was made with another cost than today's. */
export function isOutdatedHash(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}
