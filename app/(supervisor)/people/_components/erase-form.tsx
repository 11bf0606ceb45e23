"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PresentPasswordField } from "#app/_ui/password-field.tsx";
import { toast } from "#app/_ui/toast.ts";
import type { Person } from "#server/desk/people/wire.ts";

const GOES = ["account", "written", "staffWritten", "copies"] as const;
const STAYS = ["complaints", "work", "open"] as const;

/** Says what goes and what stays, and asks for the admin's own password: nothing brings it back. */
export function EraseForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const t = useTranslations("people.erase");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const erase = useMutation(trpc.erasure.person.mutationOptions());
  const form = useForm({ defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ password }) => {
    try {
      const { complaints } = await erase.mutateAsync({ userId: person._id, password });
      const isOld = [trpc.people.pathFilter(), trpc.ownData.pathFilter()];
      await Promise.all([...isOld.map((filter) => queryClient.invalidateQueries(filter)), refresh()]);
      toast.success(t("done", { count: complaints }));
      onDone();
    } catch (error) {
      const { code, message } = failureOf(error);
      if (!code.startsWith("account.")) return showFailure(form, error);
      // They are no customer any more: the list has no way to this dialog now.
      toast.error(message);
      onDone();
    }
  });

  return (
    <>
      <Points heading={t("goes.title")} lines={GOES.map((each) => t(`goes.${each}`))} />
      <Points heading={t("stays.title")} lines={STAYS.map((each) => t(`stays.${each}`))} />
      <Form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2">
        <PresentPasswordField
          label={t("password")}
          error={errors.password?.message}
          registered={form.register("password")}
        />
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <Button type="submit" variant="danger" pending={isSubmitting}>
          {t("submit")}
        </Button>
      </Form>
    </>
  );
}

function Points({ heading, lines }: { heading: string; lines: readonly string[] }) {
  return (
    <section className="flex flex-col gap-1 text-sm">
      <h3 className="font-medium">{heading}</h3>
      <ul className="list-disc ps-5 text-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
