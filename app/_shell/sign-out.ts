import { forgetUnsent } from "#app/_drafts/forget-unsent.ts";
import { unsentHere } from "#app/_drafts/here.ts";
import { tellPeople } from "#app/_people/people-channel.ts";
import { personHere } from "#app/_people/person-here.ts";
import { fetchCsrfToken } from "./csrf.ts";

/** Ends the session on the server and leaves with a full page load, so that nothing fetched as this person stays in memory. */
export async function signOut(): Promise<void> {
  const csrfToken = await fetchCsrfToken();
  const answer = await fetch("/api/auth/signout", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, json: "true", callbackUrl: "/sign-in" }),
  });
  // Then the session is not ended, and whoever has its cookie would still be in.
  if (!answer.ok) throw new Error(`Signing out was answered with ${answer.status}.`);
  leave();
}

/** Away from every page of whoever has just been signed out, with nothing of theirs left on this device or in another tab. */
export function leave(): void {
  const person = personHere();
  if (person !== null) {
    const unsent = unsentHere();
    unsent?.drafts.close();
    unsent?.outbox.close();
    tellPeople({ kind: "out", personId: person });
    try {
      forgetUnsent(localStorage, person);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
  location.assign("/sign-in");
}
