import { errorAnswer } from "#server/platform/doors/error-body.ts";
import type { Route } from "#server/platform/doors/route.ts";
import { describeApi } from "./openapi.ts";
import { type RestHost, serve } from "./serve.ts";

type Params = Readonly<Record<string, string>>;
type Handler = (request: Request, params: Params, host: RestHost) => Promise<Response>;

/** One address of the API and what it does by method. */
interface Address {
  /** `{id}` stands for any one part. */
  readonly parts: readonly string[];
  readonly methods: Map<string, Handler>;
}

const UNKEPT = { "Cache-Control": "no-store" };

/** Makes a table of routes answer every request under /api/, beside its own document at /api/openapi.json. No cache keeps any answer. */
export function serveApi(routes: readonly Route[], host: () => RestHost): (request: Request) => Promise<Response> {
  const addresses = addressesOf(routes);
  return async (request) => {
    const found = findAddress(addresses, new URL(request.url).pathname);
    if (!found) {
      const message = "There is no such route. /api/docs lists those that exist.";
      return errorAnswer(404, { code: "route.not-found", message });
    }
    const { methods, params } = found;
    const allowed = [...methods.keys()];
    if (request.method === "OPTIONS")
      return new Response(null, { status: 204, headers: { ...UNKEPT, Allow: allowed.join(", ") } });
    const handle = methods.get(request.method === "HEAD" ? "GET" : request.method);
    if (handle) return handle(request, params, host());
    const message = `${request.method} does nothing here. This address takes ${allowed.join(" and ")}; /api/docs says what for.`;
    return errorAnswer(405, { code: "method.not-allowed", message }, { Allow: allowed.join(", ") });
  };
}

/** Whether one of these routes answers a request like that, and in JSON. */
export function answersInJson(routes: readonly Route[]): (method: string, pathname: string) => boolean {
  const json = addressesOf(routes.filter(({ type, upload }) => type === undefined && upload === undefined));
  return (method, pathname) => findAddress(json, pathname)?.methods.has(method) === true;
}

function addressesOf(routes: readonly Route[]): Address[] {
  const document: Handler = async (_request, _params, { env }) =>
    Response.json(describeApi(routes, { publicUrl: env.publicUrl }), { headers: UNKEPT });
  const addresses = new Map<string, Address["methods"]>([["/api/openapi.json", new Map([["GET", document]])]]);
  for (const method of ["GET", "POST", "PATCH"] as const) {
    for (const route of routes.filter((each) => each.method === method)) {
      const methods = addresses.get(route.path) ?? new Map<string, Handler>();
      methods.set(method, (request, params, host) => serve(route, request, params, host));
      addresses.set(route.path, methods);
    }
  }
  const found = [...addresses].map(([path, methods]) => ({ parts: path.split("/"), methods }));
  // "/api/agents/me" goes before "/api/agents/{id}".
  return found.toSorted((one, other) => countParams(one) - countParams(other));
}

function countParams({ parts }: Address): number {
  return parts.filter((part) => part.startsWith("{")).length;
}

function findAddress(addresses: readonly Address[], pathname: string): (Address & { params: Params }) | null {
  const parts = pathname.split("/").map(decode);
  for (const address of addresses) {
    const params = match(address.parts, parts);
    if (params) return { ...address, params };
  }
  return null;
}

function match(pattern: readonly string[], parts: readonly string[]): Params | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? "";
    if (expected.startsWith("{") && part !== "") params[expected.slice(1, -1)] = part;
    else if (expected !== part) return null;
  }
  return params;
}

/** What is not well encoded stands for itself, and names nothing. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
