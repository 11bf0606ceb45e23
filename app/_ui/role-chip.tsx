import { BadgeCheck, User } from "lucide-react";
import type { Role } from "#server/core/vocabulary.ts";
import { Chip } from "./chip.tsx";
import { ROLE_WORDS } from "./role-words.ts";

/**
 * What somebody is here, beside their name wherever they speak. Anybody may call themselves as a colleague is called: this
 * word is ours, and looks like nothing that a name can hold. Null for QuickFix itself.
 */
export function RoleChip({ of: role }: { of: Role | null }) {
  if (role === null) return <Chip tone="muted">Automatic</Chip>;
  return role === "user" ? (
    <Chip tone="muted" icon={User}>
      {ROLE_WORDS.user.one}
    </Chip>
  ) : (
    <Chip tone="accent" icon={BadgeCheck}>
      {ROLE_WORDS[role].one}
    </Chip>
  );
}
