"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PresentPasswordField } from "#app/_ui/password-field.tsx";
import { toast } from "#app/_ui/toast.ts";
import type { Person } from "#server/desk/people/wire.ts";

const GOES = [
  "Name, e-mail addresses, password and second factor. They are signed out at once and cannot come back.",
  "What they wrote: titles, descriptions, messages, words beside a rating.",
  "What staff wrote on their complaints, internal notes too.",
  "The same words in events, notices, mails, dead letters and the audit trail.",
];
const STAYS = [
  "Every complaint with its number, times, category, priority, status and score.",
  "Who worked on it, and that somebody erased this person.",
  "Complaints that are open stay open, without words. Close them when you like.",
];

/** Says what goes and what stays, and asks for the admin's own password: nothing brings it back. */
export function EraseForm({ person, onDone }: { person: Person; onDone: () => void }) {
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
      toast.success(complaints === 1 ? "Erased, with one complaint" : `Erased, with ${complaints} complaints`);
      onDone();
    } catch (error) {
      showFailure(form, error);
    }
  });

  return (
    <>
      <Points heading="Goes" lines={GOES} />
      <Points heading="Stays" lines={STAYS} />
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-2">
        <PresentPasswordField
          label="Confirm your password"
          error={errors.password?.message}
          registered={form.register("password")}
        />
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <Button type="submit" variant="danger" pending={isSubmitting}>
          Erase for good
        </Button>
      </form>
    </>
  );
}

function Points({ heading, lines }: { heading: string; lines: readonly string[] }) {
  return (
    <section className="flex flex-col gap-1 text-sm">
      <h3 className="font-medium">{heading}</h3>
      <ul className="list-disc pl-5 text-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
