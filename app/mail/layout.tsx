import type { ReactNode } from "react";
import { findMe } from "#app/_shell/require-me.ts";
import { Shell } from "#app/_shell/shell.tsx";

export default async function MailLayout({ children }: { children: ReactNode }) {
  const me = await findMe();
  return me ? <Shell me={me}>{children}</Shell> : children;
}
