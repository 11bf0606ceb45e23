"use client";

import { Plus } from "lucide-react";
import { useForm } from "react-hook-form";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { cleanLine } from "#server/core/characters.ts";

/** Adds something that has no more than a name yet; the server says what is wrong with it. */
export function AddNamed(props: {
  label: string;
  example: string;
  submit: string;
  onAdd: (name: string) => Promise<unknown>;
}) {
  const form = useForm({ defaultValues: { name: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await props.onAdd(cleanLine(name));
    } catch (error) {
      return showFailure(form, error);
    }
    form.reset();
    form.setFocus("name");
  });
  return (
    <Form onSubmit={(event) => void submit(event)}>
      <div className="grid items-start gap-x-3 sm:grid-cols-[1fr_auto]">
        <Field label={props.label} error={errors.name?.message}>
          {(wiring) => (
            <TextInput {...wiring} {...form.register("name")} autoComplete="off" placeholder={props.example} />
          )}
        </Field>
        <Button
          type="submit"
          variant="primary"
          pending={isSubmitting}
          icon={<Plus className="size-4" aria-hidden />}
          className="sm:mt-6"
        >
          {props.submit}
        </Button>
      </div>
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
    </Form>
  );
}
