import type { Route } from "#server/platform/doors/route.ts";
import { curlExample } from "#server/web/rest/docs/curl-example.ts";

/** The command for a route, to copy. Long lines wrap: a box that scrolls would have to be a stop for the keyboard. */
export function Command({ route, serverUrl }: { route: Route; serverUrl: string }) {
  return (
    <pre className="whitespace-pre-wrap break-words rounded-md bg-sunken p-3 font-mono text-sm">
      <code>{curlExample(route, serverUrl)}</code>
    </pre>
  );
}
