import { zodResolver } from "@hookform/resolvers/zod";
import type { FieldError, FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";
import { fieldWords } from "#app/_language/field-words.ts";

type Check<Input extends FieldValues, Output> = Resolver<Input, unknown, Output>;

/** Checks a form with a schema, and says in words what is not right. @throws where there are no words to be had */
export function checkFormBy<Input extends FieldValues, Output>(schema: z.ZodType<Output, Input>): Check<Input, Output> {
  const check = zodResolver(schema);
  return async (typed, context, options) => {
    const { errors, ...checked } = await check(composed(typed), context, options);
    const said = Object.entries<FieldError>(errors as Record<string, FieldError>).map(
      async ([field, error]) => [field, { ...error, message: await fieldWords(error.message ?? "") }] as const,
    );
    // The same fields, with the same errors.
    return { ...checked, errors: Object.fromEntries(await Promise.all(said)) } as Awaited<
      ReturnType<Check<Input, Output>>
    >;
  };
}

/** A password is taken to the letter: whoever chose it long ago typed it in just these. */
const TO_THE_LETTER: ReadonlySet<string> = new Set(["password", "current", "next"]);

/** As pages send what people write, and as the server counts it then: a letter and its accent are one. */
function composed<Values extends FieldValues>(values: Values): Values {
  const entries = Object.entries(values).map(([field, value]: [string, unknown]) => [
    field,
    typeof value === "string" && !TO_THE_LETTER.has(field) ? value.normalize("NFC") : value,
  ]);
  // The same fields with values of the same types.
  return Object.fromEntries(entries) as Values;
}
