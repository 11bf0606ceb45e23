"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Dices } from "lucide-react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import { ROLE_WORDS } from "#app/_ui/role-words.ts";
import { toast } from "#app/_ui/toast.ts";
import { suggestPassword } from "#app/(supervisor)/_view/suggest-password.ts";
import { isolated } from "#server/core/characters.ts";
import { ROLES } from "#server/core/terms.ts";
import { InvitePerson } from "#server/desk/people/wire.ts";

const CARDS = ROLES.map((role) => ({ value: role, title: ROLE_WORDS[role].one, line: ROLE_WORDS[role].may }));
const PASSWORD_BYTES = 16;

/** A new person in any role, with a first password that the admin hands over. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const invite = useMutation(trpc.people.invite.mutationOptions());
  const form = useForm<z.infer<typeof InvitePerson>>({
    resolver: zodResolver(InvitePerson),
    mode: "onTouched",
    defaultValues: { name: "", email: "", role: "agent", password: "" },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (person) => {
    try {
      await invite.mutateAsync(person);
    } catch (error) {
      return showFailure(form, error);
    }
    toast.success(`${isolated(person.name)} can sign in now`);
    onClose();
    await Promise.all([queryClient.invalidateQueries(trpc.people.pathFilter()), refresh()]);
  });
  const makeUp = () =>
    form.setValue("password", suggestPassword(crypto.getRandomValues(new Uint8Array(PASSWORD_BYTES))), {
      shouldValidate: true,
    });

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="Invite somebody"
      description="You hand over the password; they can change it in their settings."
    >
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-1">
        <Field label="Name" error={errors.name?.message}>
          {(wiring) => <TextInput {...wiring} {...form.register("name")} autoComplete="off" />}
        </Field>
        <Field label="E-mail" error={errors.email?.message}>
          {(wiring) => <TextInput {...wiring} {...form.register("email")} type="email" autoComplete="off" />}
        </Field>
        <Field label="First password" hint="At least 10 characters." error={errors.password?.message}>
          {(wiring) => (
            <span className="flex gap-2">
              <TextInput {...wiring} {...form.register("password")} autoComplete="off" spellCheck={false} />
              <Button icon={<Dices className="size-4" aria-hidden />} onClick={makeUp}>
                Make one up
              </Button>
            </span>
          )}
        </Field>
        <RadioCards
          legend="They are"
          cards={CARDS}
          error={errors.role?.message}
          inputProps={() => form.register("role")}
        />
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <Button type="submit" variant="primary" pending={isSubmitting} className="mt-2">
          Invite
        </Button>
      </form>
    </Dialog>
  );
}
