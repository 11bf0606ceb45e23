import type { FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";

/**
 * Checks a form with a schema that is fetched when it is first needed: a page with a form opens as fast as one without.
 * Should it or the words for what is not right never arrive, the form may be sent; the server checks with the same schema and answers by field.
 * @param load imports the module that holds the schema.
 */
export function lazyResolver<Input extends FieldValues, Output = Input>(
  load: () => Promise<z.ZodType<Output, Input>>,
): Resolver<Input, unknown, Output> {
  return async (typed, context, options) => {
    const values = composed(typed);
    try {
      const [{ checkFormBy }, schema] = await Promise.all([import("./check-form.ts"), load()]);
      return await checkFormBy(schema)(values, context, options);
    } catch {
      // Unchecked input is sent as it is.
      return { values: values as unknown as Output, errors: {} };
    }
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
