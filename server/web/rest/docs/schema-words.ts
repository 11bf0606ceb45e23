import { z } from "zod";

/** As much of JSON Schema as our documents use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

/** A schema's type in words: "text, 3 to 200 characters". */
export function wordsOf(schema: JsonSchema): string {
  const fallback = schema.default === undefined ? "" : `; ${JSON.stringify(schema.default)} unless given`;
  return `${typeWords(schema)}${fallback}`;
}

function typeWords(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.anyOf) return schema.anyOf.map(typeWords).join(", or ");
  // zod's way to write "or null".
  if (typeof schema.type === "object") return schema.type.map((type) => typeWords({ ...schema, type })).join(", or ");
  if (schema.enum) return `one of ${schema.enum.join(", ")}`;
  switch (schema.type) {
    case "string":
      return schema.format === "date-time"
        ? "instant"
        : `text${range(schema.minLength, schema.maxLength, " characters")}`;
    case "integer":
    case "number":
      return `number${range(schema.minimum, schema.maximum, "")}`;
    case "boolean":
      return "true or false";
    case "array":
      return `list of ${schema.items ? typeWords(schema.items) : "anything"}`;
    case "null":
      return "null";
    default:
      return "object";
  }
}

function range(min: number | undefined, max: number | undefined, unit: string): string {
  if (min !== undefined && max !== undefined) return `, ${min} to ${max}${unit}`;
  if (max !== undefined) return `, at most ${max}${unit}`;
  return min === undefined ? "" : `, at least ${min}${unit}`;
}

/** The fields of an object schema, in its order. */
export function fieldsOf({ properties = {}, required = [] }: JsonSchema): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: wordsOf(schema),
    isRequired: required.includes(name),
    description: schema.description ?? "",
  }));
}

/** The JSON Schema of what a route takes in, as a caller has to write it. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
}
