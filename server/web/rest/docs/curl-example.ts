import { isChange, type Route } from "#server/platform/doors/route.ts";

/** A command that calls the route as it stands, once its capital words are filled in. */
export function curlExample(
  route: Pick<Route, "method" | "path" | "auth" | "example" | "type" | "upload">,
  serverUrl: string,
): string {
  const body = route.example;
  const address = `${serverUrl}${route.path.replace("{id}", "COMP-10001")}`;
  return [
    route.method === "GET" ? `curl ${address}` : `curl -X ${route.method} ${address}`,
    // Under the name that it comes with.
    ...(route.type === undefined ? [] : ["-OJ"]),
    ...(route.auth === "required" ? ['-H "Authorization: Bearer YOUR_TOKEN"'] : []),
    ...(isChange(route) ? ['-H "Idempotency-Key: A_KEY_OF_YOUR_OWN"'] : []),
    ...(route.upload ? ["-F file=@photo.jpg"] : []),
    ...(body === undefined ? [] : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(body)}'`]),
  ].join(" \\\n  ");
}
