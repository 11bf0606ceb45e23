import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "#app/_language/messages.tsx";
import { NothingHere } from "#app/_shell/nothing-here.tsx";
import { findMe } from "#app/_shell/require-me.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { StaffKeys } from "#app/_staff/keys/staff-keys.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ui.page"))("notFound"), robots: { index: false } };
}

/** What is shown at every address that leads nowhere, in the frame of whoever reads it. */
export default async function MissingPage() {
  const me = await findMe();
  if (!me) {
    return (
      <main>
        <NothingHere />
      </main>
    );
  }
  return (
    <Shell me={me} isNowhere>
      {me.role === "user" ? (
        <NothingHere />
      ) : (
        <Messages of={["staff", "macros"]}>
          <StaffKeys role={me.role}>
            <NothingHere />
          </StaffKeys>
        </Messages>
      )}
    </Shell>
  );
}
