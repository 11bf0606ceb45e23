import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import { ERROR_CODES } from "#server/core/errors.ts";
import { type Route, TAGS } from "#server/platform/doors/route.ts";
import { responsesOf } from "./responses.ts";

/** Refusals of the consoles, which have no routes here. */
const ELSEWHERE = /^(letters|replay|experiments)[.]/;

const ErrorBody = z
  .object({
    error: z.object({
      code: z
        .enum([...ERROR_CODES.filter((code) => !ELSEWHERE.test(code)), "internal", "route.not-found"])
        .meta({ description: "For programs; it never changes its meaning." }),
      message: z.string().meta({ description: "For people: what happened and what to do." }),
      fields: z
        .record(z.string(), z.string())
        .optional()
        .meta({ description: "One sentence for each field that is not right, by its path." }),
      allowed: z.array(z.string()).optional().meta({ description: "What would have been allowed." }),
    }),
  })
  .meta({ id: "Error" });

const IdempotencyKey = z.object({
  "Idempotency-Key": z.string().max(255).optional().meta({
    description: "Any text of your own, such as a UUID. Repeating the request with it changes nothing for 24 hours.",
  }),
});

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** The OpenAPI 3.1 document of these routes: made of the schemas that parse the requests, so it cannot be out of date. */
export function describeApi(routes: readonly Route[], { serverUrl }: { serverUrl: string }): OpenApiDocument {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  const document: ZodOpenApiObject = {
    openapi: "3.1.0",
    info: {
      title: "QuickFix",
      version: "1.0.0",
      description:
        "File complaints, follow them, and work on them. Every answer is JSON, every instant ISO 8601 in UTC, every error has the same shape. A complaint's id is its document id or its human one (COMP-10001).",
    },
    servers: [{ url: serverUrl }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "An API token from the settings page, or one from POST /api/auth/token.",
        },
      },
    },
  };
  return createDocument(document, { override: ({ jsonSchema }) => simplify(jsonSchema) });
}

/** Takes out what zod adds and no reader needs: the grammar of an instant, the range of every integer, and "no more fields than these", which would make any new field of an answer a broken promise. */
function simplify(schema: Record<string, unknown>): void {
  if (schema["format"] === "date-time") delete schema["pattern"];
  if (schema["minimum"] === Number.MIN_SAFE_INTEGER) delete schema["minimum"];
  if (schema["maximum"] === Number.MAX_SAFE_INTEGER) delete schema["maximum"];
  if (schema["additionalProperties"] === false) delete schema["additionalProperties"];
}

function describeRoute(route: Route): ZodOpenApiOperationObject {
  const { body, params, query } = route;
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: route.description,
    security: route.auth === "required" ? [{ token: [] }] : [],
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(route.idempotent ? { header: IdempotencyKey } : {}),
    },
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: body, example: route.example } },
          },
        }
      : {}),
    responses: describeResponses(route),
  };
}

function describeResponses(route: Route): ZodOpenApiResponsesObject {
  const responses = responsesOf(route).map(({ status, description, body }) => [
    status,
    { description, content: { "application/json": { schema: body === "error" ? ErrorBody : route.output } } },
  ]);
  return Object.fromEntries(responses);
}
