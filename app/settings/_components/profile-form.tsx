"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";

interface Profile {
  name: string;
}

const resolver = lazyResolver<Profile>(async () => (await import("#server/desk/people/wire.ts")).Rename);

/** The name, and what one signs in with. */
export function ProfileForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations("settings.profile");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const rename = useMutation(trpc.account.rename.mutationOptions());
  const form = useForm<Profile>({ resolver, mode: "onTouched", defaultValues: { name } });
  const { errors, isSubmitting, isDirty } = form.formState;

  const submit = form.handleSubmit(async (profile) => {
    try {
      await rename.mutateAsync(profile);
      form.reset(profile);
      await queryClient.invalidateQueries(trpc.session.me.queryFilter());
      router.refresh();
    } catch (error) {
      showFailure(form, error);
    }
  });

  return (
    <Form onSubmit={(event) => void submit(event)} className="flex max-w-96 flex-col gap-2">
      <Field label={t("name")} error={errors.name?.message}>
        {(wiring) => <TextInput {...wiring} {...form.register("name")} autoComplete="name" size="lg" />}
      </Field>
      <p className="text-sm text-muted">
        {t.rich("signsInAs", { email: () => <bdi className="text-text">{email}</bdi> })}
      </p>
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <div className="mt-2 flex items-center gap-3">
        <Button type="submit" pending={isSubmitting} disabledReason={isDirty ? undefined : t("unchanged")}>
          {t("submit")}
        </Button>
        <output className="text-sm text-positive">{rename.isSuccess && !isDirty ? t("saved") : null}</output>
      </div>
    </Form>
  );
}
