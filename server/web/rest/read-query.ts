import { z } from "zod";

/**
 * What stands behind the ? of an address, for the schema of a route: a name that occurs twice becomes a list; an empty
 * value is the same as none. A number is written in digits, as its document says: JavaScript would take 1e1 and 0x10, too.
 */
export function readQuery(
  search: URLSearchParams,
  schema: z.ZodType | undefined,
): Record<string, number | string | string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of search) {
    if (value === "") continue;
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length > 1 ? all : read(schema, name, all[0])]),
  );
}

function read(schema: z.ZodType | undefined, name: string, value = ""): number | string {
  return isNumber(schema, name) && !/^-?\d+$/.test(value) ? Number.NaN : value;
}

function isNumber(schema: z.ZodType | undefined, name: string): boolean {
  let field: unknown = schema instanceof z.ZodObject ? schema.shape[name] : undefined;
  while (field instanceof z.ZodDefault || field instanceof z.ZodOptional) field = field.unwrap();
  return field instanceof z.ZodNumber;
}
