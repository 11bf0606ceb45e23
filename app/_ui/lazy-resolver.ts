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
    try {
      const [{ checkFormBy }, schema] = await Promise.all([import("./check-form.ts"), load()]);
      return await checkFormBy(schema)(typed, context, options);
    } catch {
      // Unchecked input is sent as it is.
      return { values: typed as unknown as Output, errors: {} };
    }
  };
}
