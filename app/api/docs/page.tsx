import type { Metadata } from "next";
import { getWebEnv } from "#server/http/web-env.ts";
import { ROUTES } from "#server/rest/routes.ts";
import { Command } from "./_view/command.tsx";
import { Operation } from "./_view/operation.tsx";

export const metadata: Metadata = { title: "API" };

const TAGS = [...new Set(ROUTES.map((route) => route.tag))];

/** The REST API for people: made of the routes themselves, like /api/openapi.json. */
export default function ApiDocsPage() {
  const { publicUrl } = getWebEnv();
  return (
    <main className="mx-auto flex max-w-3xl flex-col gap-6 px-4 py-8 text-base">
      <header className="flex flex-col gap-3">
        <h1 className="text-xl">QuickFix API</h1>
        <p>
          Everything on this page is also in <Link href="/api/openapi.json">openapi.json</Link> (OpenAPI 3.1), for
          programs. Answers are JSON and instants are ISO 8601 in UTC. A complaint answers to its document id and to its
          human one, COMP-10001.
        </p>
        <p>
          Send a token with every request. Make one in the <Link href="/settings">settings</Link>, or get one for a
          working day here:
        </p>
        <Command route={routeOf("issueToken")} serverUrl={publicUrl} />
        <p>
          An error always looks like <Code>{'{"error": {"code", "message", "fields"?}}'}</Code>: the code is for
          programs, the message for people, and fields has a sentence for each field that is not right. A body may have
          100 kB.
        </p>
      </header>
      <nav aria-label="Operations" className="rounded-lg border border-border bg-surface p-4">
        <ul className="flex flex-col gap-1">
          {ROUTES.map(({ operationId, method, path, summary }) => (
            <li key={operationId} className="flex flex-wrap gap-x-3">
              <Link href={`#${operationId}`}>{summary}</Link>
              <span className="font-mono text-sm text-muted">
                {method} {path}
              </span>
            </li>
          ))}
        </ul>
      </nav>
      {TAGS.map((tag) => (
        <section key={tag} aria-labelledby={tag} className="flex flex-col gap-4">
          <h2 id={tag} className="text-lg">
            {tag}
          </h2>
          {ROUTES.filter((route) => route.tag === tag).map((route) => (
            <Operation key={route.operationId} route={route} serverUrl={publicUrl} />
          ))}
        </section>
      ))}
    </main>
  );
}

function routeOf(operationId: string) {
  const route = ROUTES.find((each) => each.operationId === operationId);
  if (!route) throw new Error(`There is no operation ${operationId}.`);
  return route;
}

function Link({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="text-accent underline underline-offset-2">
      {children}
    </a>
  );
}

function Code({ children }: { children: string }) {
  return <code className="rounded-md bg-sunken px-1 font-mono text-sm">{children}</code>;
}
