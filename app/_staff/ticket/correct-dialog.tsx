"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { NativeSelect } from "#app/_ui/native-select.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { toast } from "#app/_ui/toast.ts";
import type { ComplaintDetail, FileComplaint } from "#server/desk/complaints/wire.ts";
import { correctionAdvice } from "./correction-advice.ts";

const resolver = lazyResolver<Pick<FileComplaint, "title" | "category">>(async () =>
  (await import("#server/desk/complaints/wire.ts")).FileComplaint.pick({ title: true, category: true }),
);

/** What it is called and what it is about, and what follows from another category, said beforehand. */
export function CorrectDialog(props: { complaint: ComplaintDetail; readerId: string; onClose: () => void }) {
  const { complaint, readerId, onClose } = props;
  const t = useTranslations("staff.correct");
  const trpc = useTRPC();
  const { correct } = useTicketActions();
  const { data: categories = [] } = useQuery(trpc.categories.list.queryOptions());
  const { data: agents = [] } = useQuery(trpc.agents.list.queryOptions());
  const form = useForm({
    resolver,
    defaultValues: { title: complaint.title, category: complaint.category },
  });
  const { errors, isSubmitting } = form.formState;
  const chosen = useWatch({ control: form.control, name: "category" });
  // What it is about now can be kept, though it is not offered any more.
  const names = [...new Set([complaint.category, ...categories.flatMap(({ name, active }) => (active ? name : []))])];
  const submit = form.handleSubmit(async (to) => {
    // Only what was changed here: a colleague may have corrected the other meanwhile.
    const was = form.formState.defaultValues;
    const title = to.title !== was?.title ? to.title : undefined;
    const category = to.category !== was?.category ? to.category : undefined;
    if (title === undefined && category === undefined) return onClose();
    try {
      await correct.mutateAsync({ id: complaint._id, title, category });
    } catch (error) {
      return showFailure(form, error);
    }
    toast.success(t("done", { ticket: complaint.complaintId }));
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("open", { ticket: complaint.complaintId })}
    >
      <Form onSubmit={(event) => void submit(event)} className="flex flex-col gap-1">
        <Field label={t("title")} error={errors.title?.message}>
          {(wiring) => <TextInput {...wiring} {...form.register("title")} autoComplete="off" />}
        </Field>
        <Field
          label={t("category")}
          error={errors.category?.message}
          hint={correctionAdvice(complaint, chosen, agents, readerId, t)}
        >
          {(wiring) => (
            <NativeSelect
              wiring={wiring}
              value={chosen}
              onChange={(name) => form.setValue("category", name)}
              options={names.map((name) => ({ value: name, label: name }))}
            />
          )}
        </Field>
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <Button type="submit" variant="primary" pending={isSubmitting} className="mt-2">
          {t("submit")}
        </Button>
      </Form>
    </Dialog>
  );
}
