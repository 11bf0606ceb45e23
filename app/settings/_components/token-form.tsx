"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useConfirmed } from "#app/_shell/use-confirmed.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import type { CreateToken } from "#server/desk/people/wire.ts";
import { NewToken } from "./new-token.tsx";

type Wanted = z.input<typeof CreateToken>;

const resolver = lazyResolver<Wanted, z.output<typeof CreateToken>>(
  async () => (await import("#server/desk/people/wire.ts")).CreateToken,
);

const SCOPES = [
  { value: "read", title: "Read", line: "Sees what you see." },
  { value: "write", title: "Read and write", line: "Does what you may do." },
] as const;

/** A new token: folded until wanted, then shown once. */
export function TokenForm() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(trpc.tokens.create.mutationOptions());
  const confirmed = useConfirmed();
  const [isOpen, setIsOpen] = useState(false);
  const form = useForm<Wanted, unknown, z.output<typeof CreateToken>>({
    resolver,
    mode: "onTouched",
    defaultValues: { name: "", scope: "read", expiresInDays: 90 },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (token) => {
    try {
      await confirmed.run(() => create.mutateAsync(token));
      form.reset();
      setIsOpen(false);
      await queryClient.invalidateQueries(trpc.tokens.list.queryFilter());
    } catch (error) {
      showFailure(form, error);
    }
  });

  if (!isOpen) {
    return (
      <div className="flex flex-col gap-4">
        {create.data ? <NewToken token={create.data.token} /> : null}
        <div>
          <Button
            icon={<Plus className="size-4" aria-hidden />}
            onClick={() => {
              setIsOpen(true);
              requestAnimationFrame(() => form.setFocus("name"));
            }}
          >
            New token
          </Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <form
        onSubmit={(event) => void submit(event)}
        noValidate
        className="flex animate-fade-in flex-col gap-2 rounded-lg border border-border bg-surface p-4"
      >
        <Field label="What is it for?" error={errors.name?.message}>
          {(wiring) => <TextInput {...wiring} {...form.register("name")} autoComplete="off" size="lg" />}
        </Field>
        <RadioCards legend="It may" columns={2} cards={SCOPES} inputProps={() => form.register("scope")} />
        <Field label="Days until it expires" hint="1 to 365" error={errors.expiresInDays && "Between 1 and 365 days."}>
          {(wiring) => (
            <TextInput
              {...wiring}
              {...form.register("expiresInDays", { valueAsNumber: true })}
              type="number"
              min={1}
              max={365}
              className="max-w-32"
              size="lg"
            />
          )}
        </Field>
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={isSubmitting}>
            Create token
          </Button>
          <Button variant="ghost" onClick={() => setIsOpen(false)}>
            Leave it
          </Button>
        </div>
      </form>
      {confirmed.dialog}
    </>
  );
}
