import type { Metadata } from "next";
import { getWeb } from "#server/web/get-web.ts";
import { shapesOf } from "#server/web/rest/docs/shapes.ts";
import { ROUTES } from "#server/web/rest/routes.ts";
import { FieldTable } from "./_view/field-table.tsx";
import { InlineLink } from "./_view/inline-link.tsx";
import { Intro } from "./_view/intro.tsx";
import { Operation } from "./_view/operation.tsx";

export const metadata: Metadata = { title: "API" };

const SIGN_IN = ROUTES.find((route) => route.operationId === "issueToken");
const TAGS = [...new Set(ROUTES.map((route) => route.tag))];

/** The REST API for people: made of the routes themselves, like /api/openapi.json. */
export default function ApiDocsPage() {
  const { publicUrl } = getWeb().env;
  return (
    <main data-purpose className="mx-auto flex max-w-3xl flex-col gap-6 px-4 py-8 text-base">
      <Intro signIn={SIGN_IN} serverUrl={publicUrl} />
      <nav aria-label="Operations" className="rounded-lg border border-border bg-surface p-4">
        <ul className="flex flex-col gap-1">
          {ROUTES.map(({ operationId, method, path, summary }) => (
            <li key={operationId} className="flex flex-wrap gap-x-3">
              <InlineLink href={`#${operationId}`}>{summary}</InlineLink>
              <span className="font-mono text-sm text-muted">
                {method} {path}
              </span>
            </li>
          ))}
        </ul>
      </nav>
      {TAGS.map((tag) => (
        <section key={tag} aria-labelledby={idOf(tag)} className="flex flex-col gap-4">
          <h2 id={idOf(tag)} className="text-lg">
            {tag}
          </h2>
          {ROUTES.filter((route) => route.tag === tag).map((route) => (
            <Operation key={route.operationId} route={route} serverUrl={publicUrl} />
          ))}
        </section>
      ))}
      <section aria-labelledby="answers" className="flex flex-col gap-4">
        <h2 id="answers" className="text-lg">
          Answers
        </h2>
        {shapesOf(ROUTES).map(({ name, fields }) => (
          <div key={name} id={name} className="scroll-mt-4 rounded-lg border border-border bg-surface p-4">
            <FieldTable caption={name} fields={fields} />
          </div>
        ))}
      </section>
    </main>
  );
}

/** An id has no spaces, and a list of them is divided by spaces. */
function idOf(tag: string): string {
  return tag.replaceAll(" ", "-");
}
