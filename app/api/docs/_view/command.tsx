import { curlExample } from "#server/rest/docs/curl-example.ts";
import type { Route } from "#server/rest/route.ts";

/** The command for a route, to copy. It scrolls sideways, so the keyboard can reach it. */
export function Command({ route, serverUrl }: { route: Route; serverUrl: string }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={`Example: ${route.summary}`}
      className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm"
    >
      <code>{curlExample(route, serverUrl)}</code>
    </pre>
  );
}
