import type { FieldValues, Resolver } from "react-hook-form";

/** A module whose `resolver` checks a form. */
type ResolverModule<Input extends FieldValues, Output> = { readonly resolver: Resolver<Input, unknown, Output> };

/**
 * Checks a form with a schema that is fetched when it is first needed: a page with a form opens as fast as one without.
 * Should it never arrive, the form may be sent; the server checks with the same schema and answers by field.
 * @param load imports the module that holds the resolver.
 */
export function lazyResolver<Input extends FieldValues, Output = Input>(
  load: () => Promise<ResolverModule<Input, Output>>,
): Resolver<Input, unknown, Output> {
  return async (values, context, options) => {
    const found = await load().catch(() => null);
    // Unchecked input is sent as it was typed.
    return found ? found.resolver(values, context, options) : { values: values as unknown as Output, errors: {} };
  };
}
