"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import { toast } from "#app/_ui/toast.ts";
import { isolated } from "#server/core/characters.ts";
import { ROLES } from "#server/core/terms.ts";
import type { InvitePerson } from "#server/desk/people/wire.ts";
import { HandedLink } from "./handed-link.tsx";

type Invited = z.infer<typeof InvitePerson>;

const resolver = lazyResolver<Invited>(async () => (await import("#server/desk/people/wire.ts")).InvitePerson);

/** A new person in any role. They choose their password themselves, from the link that they get. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("people.invite");
  const sayRole = useTranslations("terms.role");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const invite = useMutation(trpc.people.invite.mutationOptions());
  const form = useForm<Invited>({
    resolver,
    mode: "onTouched",
    defaultValues: { name: "", email: "", role: "agent" },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (person) => {
    try {
      const { link } = await invite.mutateAsync(person);
      void queryClient.invalidateQueries(trpc.people.invitations.queryFilter());
      if (link) return;
      toast.success(t("mailed", { name: isolated(person.name) }));
      onClose();
    } catch (error) {
      showFailure(form, error);
    }
  });

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t("title")} description={t("hint")}>
      {invite.data?.link ? (
        <div className="flex flex-col gap-3">
          <HandedLink url={invite.data.link} line={t("handOver", { name: isolated(invite.data.name) })} />
          <Button variant="primary" onClick={onClose}>
            {t("done")}
          </Button>
        </div>
      ) : (
        <Form onSubmit={(event) => void submit(event)} className="flex flex-col gap-1">
          <Field label={t("name")} error={errors.name?.message}>
            {(wiring) => <TextInput {...wiring} {...form.register("name")} autoComplete="off" />}
          </Field>
          <Field label={t("email")} error={errors.email?.message}>
            {(wiring) => <TextInput {...wiring} {...form.register("email")} type="email" autoComplete="off" />}
          </Field>
          <RadioCards
            legend={t("role")}
            cards={ROLES.map((role) => ({ value: role, title: sayRole(`${role}.one`), line: sayRole(`${role}.may`) }))}
            error={errors.role?.message}
            inputProps={() => form.register("role")}
          />
          {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
          <Button type="submit" variant="primary" pending={isSubmitting} className="mt-2">
            {t("submit")}
          </Button>
        </Form>
      )}
    </Dialog>
  );
}
