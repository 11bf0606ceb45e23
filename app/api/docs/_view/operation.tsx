import type { Route } from "#server/platform/doors/route.ts";
import { fieldsOf, inputSchema } from "#server/web/rest/docs/schema-words.ts";
import { answerOf } from "#server/web/rest/docs/shapes.ts";
import { responsesOf } from "#server/web/rest/responses.ts";
import { Command } from "./command.tsx";
import { FieldTable } from "./field-table.tsx";

/** One operation: what it does, what it takes, how to call it, what it answers. */
export function Operation({ route, serverUrl }: { route: Route; serverUrl: string }) {
  const { operationId, method, path, summary, description, params, query, body } = route;
  return (
    <article
      aria-labelledby={operationId}
      className="flex flex-col gap-4 rounded-lg border border-border bg-surface p-4"
    >
      <header className="flex flex-col gap-1">
        <h3 id={operationId} className="scroll-mt-4 font-semibold">
          {summary}
        </h3>
        <p className="break-all font-mono text-sm">
          <span className="font-semibold text-accent">{method}</span> {path}
        </p>
        <p className="text-muted">{description}</p>
      </header>
      {params ? <FieldTable caption="In the path" fields={fieldsOf(inputSchema(params))} /> : null}
      {query ? <FieldTable caption="In the query" fields={fieldsOf(inputSchema(query))} /> : null}
      {body ? <FieldTable caption="In the body" fields={fieldsOf(inputSchema(body))} /> : null}
      <Command route={route} serverUrl={serverUrl} />
      <dl className="flex flex-col gap-1 text-sm">
        {responsesOf(route).map(({ status, description, body }) => (
          <div key={status} className="flex gap-3">
            <dt className="w-8 shrink-0 font-mono">{status}</dt>
            <dd className="text-muted">
              {description}
              {body !== "error" ? ` Answers with: ${answerOf(route)}.` : ""}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
