import type { AnyProcedure } from "@trpc/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { ROUTES } from "./rest/routes.ts";
import { createRouter } from "./trpc/router.ts";

/** Long enough for every least, short enough for every most but an id's. */
const TURNED = "abcdefghi\u202ejkl\0mno\u200bp";

/** What finds something by being just the same, and what is taken to the letter. Neither is kept for others to read. */
const TO_THE_LETTER = /(^|\.)(id|\w+Id|ids|cursor|password|current|next|code|token|runId)(\[\])?$/;
/** The same: a filter that may name a category of the version before, and a ticket that we signed. */
const LOOKED_UP: readonly string[] = [
  "complaints.list category",
  "listComplaints category",
  "experiments.watch ticket",
  // Where the page before ended.
  "people.list cursor.name",
];

const noWeb = () => {
  throw new Error("Nobody is asked, so nothing is there.");
};
// Flat at run time, by the names on the wire; its type is the nested one.
const procedures = createRouter(noWeb)._def.procedures as unknown as Readonly<Record<string, AnyProcedure>>;

const INPUTS: [door: string, input: unknown][] = [
  ...Object.entries(procedures).flatMap(([name, { _def }]) =>
    Object(_def).inputs.map((input: unknown): [string, unknown] => [name, input]),
  ),
  ...ROUTES.flatMap(({ operationId, body, query }) =>
    [body, query].map((part): [string, unknown] => [operationId, part]),
  ),
];

interface Field {
  readonly path: string;
  readonly schema: z.ZodType;
}

/** Every field of a request that is no object of fields itself. */
function fieldsOf(schema: unknown, path = ""): Field[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, field]) => fieldsOf(field, path ? `${path}.${name}` : name));
  }
  if (schema instanceof z.ZodIntersection)
    return [schema.def.left, schema.def.right].flatMap((part) => fieldsOf(part, path));
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsOf(option, path));
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element, `${path}[]`);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return fieldsOf(schema.unwrap(), path);
  }
  return schema instanceof z.ZodType ? [{ path, schema }] : [];
}

test("no door takes words in which something hides or turns the rest: they are cleaned, or refused", () => {
  const takenAs = INPUTS.flatMap(([door, input]) =>
    fieldsOf(input).map(({ path, schema }) => ({
      field: `${door} ${path}`,
      path,
      taken: schema.safeParse(TURNED).data,
    })),
  );
  const dirty = takenAs.filter(
    ({ field, path, taken }) =>
      typeof taken === "string" &&
      /[\u202e\0\u200b]/.test(taken) &&
      !TO_THE_LETTER.test(path) &&
      !LOOKED_UP.includes(field),
  );
  expect(dirty).toEqual([]);
  expect(takenAs.filter(({ taken }) => taken === "abcdefghijklmnop").map(({ field }) => field)).toEqual(
    expect.arrayContaining([
      "complaints.file title",
      "complaints.comment message",
      "account.register name",
      "fileComplaint title",
    ]),
  );
});
