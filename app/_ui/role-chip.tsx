import { BadgeCheck, User } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Role } from "#server/core/vocabulary.ts";
import { Chip } from "./chip.tsx";

/**
 * What somebody is here, beside their name wherever they speak. Anybody may call themselves as a colleague is called: this
 * word is ours, and looks like nothing that a name can hold. Null for QuickFix itself.
 */
export function RoleChip({ of: role }: { of: Role | null }) {
  const t = useTranslations("terms");
  if (role === null) return <Chip tone="muted">{t("automatic")}</Chip>;
  return role === "user" ? (
    <Chip tone="muted" icon={User}>
      {t("role.user.one")}
    </Chip>
  ) : (
    <Chip tone="accent" icon={BadgeCheck}>
      {t(`role.${role}.one`)}
    </Chip>
  );
}
