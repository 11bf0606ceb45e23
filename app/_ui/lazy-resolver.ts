import type { FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";

/**
 * Checks a form with a schema that is fetched when it is first needed: a page with a form opens as fast as one without.
 * Should it never arrive, the form may be sent; the server checks with the same schema and answers by field.
 * @param load imports the module that holds the schema.
 */
export function lazyResolver<Input extends FieldValues, Output = Input>(
  load: () => Promise<z.ZodType<Output, Input>>,
): Resolver<Input, unknown, Output> {
  const check = async () => {
    const [{ zodResolver }, schema] = await Promise.all([import("@hookform/resolvers/zod"), load()]);
    return zodResolver(schema);
  };
  return async (values, context, options) => {
    const resolver = await check().catch(() => null);
    // Unchecked input is sent as it was typed.
    return resolver ? resolver(values, context, options) : { values: values as unknown as Output, errors: {} };
  };
}
