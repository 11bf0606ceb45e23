import type { ReactNode } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { findMe } from "#app/_shell/require-me.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { StaffKeys } from "#app/_staff/keys/staff-keys.tsx";

/** The frame of the agents' pages. Who may see which one is each page's own matter. */
export default async function AgentLayout({ children }: { children: ReactNode }) {
  const me = await findMe();
  if (!me) return <Messages of={["staff", "colleagues", "desk", "files", "macros", "tags"]}>{children}</Messages>;
  return (
    <Messages of={["staff", "colleagues", "desk", "files", "macros", "tags"]}>
      <Shell me={me}>
        <StaffKeys role={me.role}>{children}</StaffKeys>
      </Shell>
    </Messages>
  );
}
