import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { failureOf } from "./failure.ts";

/** Puts a refusal where it belongs: beside its fields, with the focus on the first; otherwise above the form. */
export function showFailure<Values extends FieldValues>(
  form: Pick<UseFormReturn<Values>, "getValues" | "setError">,
  error: unknown,
): void {
  const { fields, message } = failureOf(error);
  const known = new Set(Object.keys(form.getValues()));
  const named = Object.entries(fields).filter(([field]) => known.has(field));
  for (const [index, [field, sentence]] of named.entries()) {
    // Its name was just found among the form's own fields.
    form.setError(field as Path<Values>, { message: sentence }, { shouldFocus: index === 0 });
  }
  if (named.length === 0) form.setError("root", { message });
}
