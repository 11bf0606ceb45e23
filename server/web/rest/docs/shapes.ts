import type { Route } from "#server/platform/doors/route.ts";
import { describeApi } from "../openapi.ts";
import { type Field, fieldsOf, type JsonSchema, wordsOf } from "./schema-words.ts";

/** Shapes are the same wherever the desk stands. */
const HERE = "http://localhost";

export interface Shape {
  readonly name: string;
  readonly fields: readonly Field[];
}

/** The named shapes that answers are made of, by name, with the fields of objects inside spelled out as `outer.inner`. */
export function shapesOf(routes: readonly Route[]): Shape[] {
  const { components } = describeApi(routes, { publicUrl: HERE });
  const schemas = Object.entries(components?.schemas ?? {}) as [string, JsonSchema][];
  return schemas
    .map(([name, schema]) => ({ name, fields: deepFieldsOf(schema) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function deepFieldsOf(schema: JsonSchema): Field[] {
  return fieldsOf(schema).flatMap((field) => {
    const inner = schema.properties?.[field.name];
    if (!inner?.properties) return [field];
    return deepFieldsOf(inner).map((each) => ({ ...each, name: `${field.name}.${each.name}` }));
  });
}

/** What a route answers when it is done, by the name of its shape: "list of Agent"; or that it is a file. */
export function answerOf(route: Route): string {
  if (route.type !== undefined) return `a file (${route.type})`;
  const { paths } = describeApi([route], { publicUrl: HERE });
  const operation = Object.values(paths?.[route.path] ?? {})[0] as OperationWithAnswers | undefined;
  const schema = operation?.responses[route.status]?.content["application/json"].schema;
  return wordsOf(schema ?? {});
}

/** As `describeApi` writes every operation. */
interface OperationWithAnswers {
  readonly responses: Readonly<Record<string, { readonly content: { "application/json": { schema: JsonSchema } } }>>;
}
