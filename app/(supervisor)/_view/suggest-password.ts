/** 32 signs, so that every byte picks evenly; without those that are mistaken for others when read out: l, o, 0, 1. */
const SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";
const GROUP = 4;

/** A first password to hand over, in groups of four. 16 random bytes give 80 bits of chance. */
export function suggestPassword(bytes: Uint8Array): string {
  const signs = Array.from(bytes, (byte) => SIGNS[byte % SIGNS.length] ?? "").join("");
  return signs.match(new RegExp(`.{1,${GROUP}}`, "g"))?.join("-") ?? "";
}
