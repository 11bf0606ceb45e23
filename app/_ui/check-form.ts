import { zodResolver } from "@hookform/resolvers/zod";
import type { FieldError, FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";
import { fieldWords } from "#app/_language/field-words.ts";

type Check<Input extends FieldValues, Output> = Resolver<Input, unknown, Output>;

/** Checks a form with a schema, and says in words what is not right. @throws where there are no words to be had */
export function checkFormBy<Input extends FieldValues, Output>(schema: z.ZodType<Output, Input>): Check<Input, Output> {
  const check = zodResolver(schema);
  return async (values, context, options) => {
    const { errors, ...checked } = await check(values, context, options);
    const said = Object.entries<FieldError>(errors as Record<string, FieldError>).map(
      async ([field, error]) => [field, { ...error, message: await fieldWords(error.message ?? "") }] as const,
    );
    // The same fields, with the same errors.
    return { ...checked, errors: Object.fromEntries(await Promise.all(said)) } as Awaited<
      ReturnType<Check<Input, Output>>
    >;
  };
}
