"use client";

import { type UseFormReturn, useWatch } from "react-hook-form";
import { Field } from "#app/_ui/field.tsx";
import { NativeSelect } from "#app/_ui/native-select.tsx";
import type { TypedMacro } from "./typed-macro.ts";

/** One of a few values of a macro. */
export function Choice(props: {
  form: UseFormReturn<TypedMacro>;
  name: "whose" | "status" | "priority" | "category";
  label: string;
  options: readonly { readonly value: string; readonly label: string }[];
}) {
  const { form, name } = props;
  const value = useWatch({ control: form.control, name });
  return (
    <Field label={props.label} error={form.formState.errors[name]?.message}>
      {(wiring) => (
        <NativeSelect
          wiring={wiring}
          value={value}
          onChange={(next) => form.setValue(name, next)}
          options={props.options}
        />
      )}
    </Field>
  );
}
