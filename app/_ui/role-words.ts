import type { Role } from "#server/core/vocabulary.ts";

/** What each role is called, and what it may do, in words for the person who gives it. */
export const ROLE_WORDS = {
  user: { one: "Customer", many: "Customers", may: "Files complaints and follows them." },
  agent: { one: "Agent", many: "Agents", may: "Gets complaints and answers them." },
  admin: { one: "Admin", many: "Admins", may: "Sees the live board, and changes people and categories." },
} as const satisfies Record<Role, { one: string; many: string; may: string }>;
