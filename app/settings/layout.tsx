import type { ReactNode } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { findMe } from "#app/_shell/require-me.ts";
import { Shell } from "#app/_shell/shell.tsx";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const me = await findMe();
  return <Messages of={["settings"]}>{me ? <Shell me={me}>{children}</Shell> : children}</Messages>;
}
