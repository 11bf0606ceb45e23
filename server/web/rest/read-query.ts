import { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import type { Refusing } from "#server/core/saying.ts";

/** Longer than any name of ours: more of one that somebody made up is not repeated. */
const MOST_SAID = 40;

/**
 * What stands behind the ? of an address, for the schema of a route: a name that may occur twice becomes a list then; an
 * empty value is the same as none. A number is written in digits, as its document says: JavaScript would take 1e1 and 0x10, too.
 * @throws DomainError `input.invalid` for a name that the route does not know, or one that occurs twice and takes one value
 */
export function readQuery(
  search: URLSearchParams,
  schema: z.ZodObject | undefined,
): Record<string, number | string | string[]> {
  const fields = new Map<string, z.core.$ZodType>(Object.entries(schema?.shape ?? {}));
  const values = new Map<string, string[]>();
  for (const [name, value] of search) values.set(name, [...(values.get(name) ?? []), ...(value === "" ? [] : [value])]);
  const wrong = [...values].flatMap(([name, all]): [string, Refusing][] => {
    const problem = problemOf(fields, name, all.length);
    return problem === null ? [] : [[name.slice(0, MOST_SAID), problem]];
  });
  if (wrong.length > 0) {
    const names = wrong.map(([name]) => name);
    throw new DomainError(
      "input.invalid",
      { key: "refusals.input.check", values: { names } },
      { fields: Object.fromEntries(wrong) },
    );
  }
  const given = [...values].filter(([, all]) => all.length > 0);
  return Object.fromEntries(
    given.map(([name, all]) => [name, all.length > 1 ? all : read(fields.get(name), all[0] ?? "")]),
  );
}

function problemOf(fields: ReadonlyMap<string, z.core.$ZodType>, name: string, count: number): Refusing | null {
  const field = fields.get(name);
  if (!field) {
    const known = [...fields.keys()];
    return known.length > 0
      ? ({ key: "refusals.input.noParameter", values: { known } } as const)
      : ({ key: "refusals.input.noParameters" } as const);
  }
  return count > 1 && !takesSeveral(field) ? ({ key: "refusals.input.oneValue" } as const) : null;
}

function read(field: z.core.$ZodType | undefined, value: string): number | string {
  return insideOf(field) instanceof z.ZodNumber && !/^-?\d+$/.test(value) ? Number.NaN : value;
}

function takesSeveral(field: z.core.$ZodType): boolean {
  const inside = insideOf(field);
  return inside instanceof z.ZodArray || (inside instanceof z.ZodUnion && inside.options.some(takesSeveral));
}

function insideOf(field: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let inside = field;
  while (inside instanceof z.ZodDefault || inside instanceof z.ZodOptional) inside = inside.unwrap();
  return inside;
}
