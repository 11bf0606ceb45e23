import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { cleanText, countVisible } from "#server/core/characters.ts";
import { IdempotencyKey } from "#server/desk/idempotency/wire.ts";
import { ROUTES } from "./routes.ts";

/** As much of JSON Schema as says which strings are taken. */
interface Strings {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Strings[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly description?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** What requests may say in words: the fields of bodies and queries, each with a request that is right but for it. */
const FIELDS = ROUTES.flatMap(({ operationId, body, query, example }) =>
  [
    { part: body, rest: Object(example) as object },
    { part: query, rest: {} },
  ].flatMap(({ part, rest }) =>
    Object.entries<z.ZodType>(part?.shape ?? {}).flatMap(([name, schema]) => {
      const described = describe(schema);
      const isTaken = (value: string) => part?.safeParse({ ...rest, [name]: value }).success ?? false;
      return takesText(described) ? [{ field: `${operationId}: ${name}`, described, isTaken }] : [];
    }),
  ),
);

const BLANKS = [
  "",
  " ",
  "\t",
  "\n",
  "\u00a0",
  "\u0085",
  "\u3000",
  "\ufeff",
  "\u200b",
  "\u200d",
  "\u202e",
  "\0",
  "\u{e0067}",
  "\ud83d",
];
const WORDS = ["x", "😀", "Open", "me", "none", "COMP-10001", "a@example.com", "Zoë", "67892fd1A2b3c4e5f6789012"];
const MOST = [40, 200, 254, 255, 5000];
const long = fc
  .tuple(
    fc.constantFrom(...MOST),
    fc.integer({ min: -1, max: 1 }),
    fc.constantFrom("x", "😀"),
    fc.constantFrom(...BLANKS),
  )
  .map(([most, more, unit, blank]) => unit.repeat(most + more - blank.length) + blank);
const value = fc.oneof(
  fc.array(fc.constantFrom(...BLANKS, ...WORDS), { maxLength: 4 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
  long,
);

test.for([
  ...FIELDS,
  {
    field: "Idempotency-Key",
    described: describe(IdempotencyKey),
    isTaken: (value: string) => IdempotencyKey.safeParse(value).success,
  },
])("the document says of $field what is taken", ({ described, isTaken }) => {
  fc.assert(
    fc.property(value, (value) => {
      // Blanks around an address are people's, and not worth a refusal.
      const judged = takesAddress(described) && isTaken(value) ? value.trim() : value;
      // The one thing that the document can only say in words: what nobody sees does not count for the least.
      const isSeen =
        !described.description?.includes("that can be seen") ||
        countVisible(cleanText(value)) >= (described.minLength ?? 0);
      expect([value, isTaken(value)]).toEqual([value, fits(judged, described) && isSeen]);
    }),
    { numRuns: 300 },
  );
});

function describe(schema: z.ZodType): Strings {
  return z.toJSONSchema(schema, { io: "input" });
}

function takesAddress({ format, anyOf = [] }: Strings): boolean {
  return format === "email" || anyOf.some(takesAddress);
}

function takesText({ type, anyOf = [] }: Strings): boolean {
  return [type].flat().includes("string") || anyOf.some(takesText);
}

function fits(value: string, schema: Strings): boolean {
  if (schema.anyOf) return schema.anyOf.some((each) => fits(value, each));
  if (![schema.type].flat().includes("string")) return false;
  const length = [...value].length;
  return (
    (schema.enum?.includes(value) ?? true) &&
    new RegExp(schema.pattern ?? "", "u").test(value) &&
    length >= (schema.minLength ?? 0) &&
    length <= (schema.maxLength ?? length)
  );
}
