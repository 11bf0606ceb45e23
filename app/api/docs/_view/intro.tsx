import type { Route } from "#server/platform/doors/route.ts";
import { Command } from "./command.tsx";
import { InlineLink } from "./inline-link.tsx";

/** What holds for every operation, and how to get a token. */
export function Intro({ signIn, serverUrl }: { signIn: Route | undefined; serverUrl: string }) {
  return (
    <header className="flex flex-col gap-3">
      <h1 className="text-xl">QuickFix API</h1>
      <p>
        Everything on this page is also in <InlineLink href="/api/openapi.json">openapi.json</InlineLink> (OpenAPI 3.1),
        for programs. Answers are JSON and instants are ISO 8601 in UTC. A complaint answers to its document id and to
        its human one, COMP-10001.
      </p>
      <p>
        Send a token with every request. Make one in the <InlineLink href="/settings">settings</InlineLink>, or get one
        for a working day here:
      </p>
      {signIn ? <Command route={signIn} serverUrl={serverUrl} /> : null}
      <p>
        An error always has the shape <InlineLink href="#Error">Error</InlineLink>: its code is for programs, its
        message for people. A body may have 100 kB.
      </p>
    </header>
  );
}
