import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiContentObject,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import { IdempotencyKey } from "#server/desk/idempotency/wire.ts";
import { ErrorBody } from "#server/platform/doors/error-body.ts";
import { isChange, type Route, TAGS } from "#server/platform/doors/route.ts";
import { type DescribedResponse, responsesOf } from "./responses.ts";

const ChangeHeaders = z.object({
  "Idempotency-Key": IdempotencyKey.optional().meta({
    description:
      "A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes.",
  }),
  "X-Written-As": z
    .string()
    .optional()
    .meta({ description: "The id of the person for whom this was written. As anybody else it is refused." }),
});

const Replayed = z.object({
  "Idempotent-Replayed": z
    .literal("true")
    .optional()
    .meta({ description: "There when nothing was done, and this is the first answer once more." }),
});

const RetryAfter = z.object({
  "Retry-After": z.int().min(1).optional().meta({ description: "Seconds to wait before asking again." }),
});

const LOOPBACK = /^(?:localhost|127(?:[.][0-9]+){3}|\[::1\])$/;

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** The OpenAPI 3.1 document of these routes: made of the schemas that parse the requests, so it cannot be out of date. */
export function describeApi(routes: readonly Route[], { publicUrl }: { publicUrl: string }): OpenApiDocument {
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
        "File complaints, follow them, and work on them. Every answer is JSON (one is a file), every instant ISO 8601 in UTC, every error has the same shape. A query parameter that an address does not know, or one that stands there twice and takes one value, is refused. A complaint's id is its document id or its human one (COMP-10001). People's words are kept in Unicode's NFC, without controls and without characters that hide or turn others. The most that a text may have counts the characters that are sent; the least counts those that can be seen, so that a title of zero-width spaces is refused although its schema allows it.",
      contact: { name: "The desk", url: publicUrl },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: serverUrlOf(publicUrl) }],
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

/** Where the API is; on somebody's own machine "where this document came from", which is also right in a container. */
function serverUrlOf(publicUrl: string): string {
  return LOOPBACK.test(new URL(publicUrl).hostname) ? "/" : publicUrl;
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
      ...(query ? { query: emptyIsNone(query) } : {}),
      ...(isChange(route) ? { header: ChangeHeaders } : {}),
    },
    ...(route.upload ? { requestBody: formOf(route.upload) } : {}),
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

/** A form with one file in it. */
function formOf({ mostBytes }: NonNullable<Route["upload"]>): NonNullable<ZodOpenApiOperationObject["requestBody"]> {
  const description = `At most ${mostBytes} bytes, with a name.`;
  const file = { type: "string" as const, format: "binary", description };
  const schema = { type: "object" as const, required: ["file"], properties: { file } };
  return { required: true, content: { "multipart/form-data": { schema } } };
}

/** Every name may stand there without a value, as forms send it. */
function emptyIsNone(query: z.ZodObject): z.ZodObject {
  const fields = Object.entries<z.ZodType>(query.shape);
  return z.object(
    Object.fromEntries(fields.map(([name, schema]) => [name, schema.meta({ param: { allowEmptyValue: true } })])),
  );
}

function describeResponses(route: Route): ZodOpenApiResponsesObject {
  const responses = responsesOf(route).map(({ status, description, body, retryAfter, replayed }) => [
    status,
    {
      description,
      ...(retryAfter ? { headers: RetryAfter } : {}),
      ...(replayed ? { headers: Replayed } : {}),
      content: contentOf(route, body),
    },
  ]);
  return Object.fromEntries(responses);
}

function contentOf(route: Route, body: DescribedResponse["body"]): ZodOpenApiContentObject {
  if (body === "error") return { "application/json": { schema: ErrorBody } };
  if (route.type !== undefined) return { [route.type]: { schema: { type: "string", format: "binary" } } };
  const schemas = { output: route.output, both: z.intersection(route.output, ErrorBody) };
  return { "application/json": { schema: schemas[body] } };
}
