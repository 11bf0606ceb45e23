"use client";

import { useForm } from "react-hook-form";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PresentPasswordField } from "#app/_ui/password-field.tsx";

interface Act {
  readonly words: string;
  readonly run: (given: { password: string }) => Promise<void>;
}

/** Asks for one's password, and does one of several things with it. */
export function PasswordGate({ acts }: { acts: readonly Act[] }) {
  const form = useForm({ defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = ({ run }: Act) =>
    form.handleSubmit(async (given) => {
      try {
        await run(given);
        form.reset();
      } catch (error) {
        showFailure(form, error);
      }
    });
  const [first] = acts;
  return (
    <form
      onSubmit={(event) => (first ? void submit(first)(event) : undefined)}
      noValidate
      className="flex max-w-96 flex-col gap-2"
    >
      <PresentPasswordField
        label="Confirm your password"
        error={errors.password?.message}
        registered={form.register("password")}
      />
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        {acts.map((act) => (
          <Button
            key={act.words}
            type={act === first ? "submit" : "button"}
            pending={isSubmitting}
            onClick={act === first ? undefined : (event) => void submit(act)(event)}
          >
            {act.words}
          </Button>
        ))}
      </div>
    </form>
  );
}
