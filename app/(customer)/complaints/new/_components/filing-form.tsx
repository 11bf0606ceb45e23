"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useTRPC } from "#app/_trpc/client.tsx";
import { showFailure } from "#app/_trpc/form-failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Count } from "#app/_ui/count.tsx";
import { Field, TextArea, TextInput } from "#app/_ui/field.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import { Words } from "#app/_ui/words.tsx";
import type { FileComplaint } from "#server/desk/complaints/wire.ts";
import { expectationSentence } from "./expectation.ts";
import { SimilarComplaints } from "./similar-complaints.tsx";
import { Urgency } from "./urgency.tsx";
import { useDraft } from "./use-draft.ts";

const resolver = lazyResolver<FileComplaint>(
  async () => (await import("#server/desk/complaints/wire.ts")).FileComplaint,
);

/** Filing in one column: what happened, more of it, what it is about. What is typed survives leaving the page. */
export function FilingForm({ userId }: { userId: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { data: categories } = useSuspenseQuery(trpc.categories.list.queryOptions());
  const { data: expectation } = useSuspenseQuery(trpc.expectations.filing.queryOptions());
  const file = useMutation(trpc.complaints.file.mutationOptions());
  const form = useForm<FileComplaint>({
    resolver,
    mode: "onTouched",
    defaultValues: { title: "", description: "", category: "", priority: "Medium" },
  });
  const forgetDraft = useDraft(form, userId);
  const [isFiled, setIsFiled] = useState(false);
  const { errors, isSubmitting } = form.formState;
  const [title, description, priority] = useWatch({
    control: form.control,
    name: ["title", "description", "priority"],
  });

  const submit = form.handleSubmit(async (complaint) => {
    try {
      const filed = await file.mutateAsync(complaint);
      forgetDraft();
      setIsFiled(true);
      void queryClient.invalidateQueries(trpc.complaints.list.pathFilter());
      router.push(`/complaints/${filed.complaintId}`);
    } catch (error) {
      showFailure(form, error);
    }
  });

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
      <div className="relative">
        <Field label="What happened?" error={errors.title?.message} aside={<Count typed={title} max={200} />}>
          {(wiring) => (
            <TextInput
              {...wiring}
              {...form.register("title")}
              size="lg"
              autoComplete="off"
              placeholder="Such as: the March invoice has the wrong amount"
            />
          )}
        </Field>
        <div className="xl:absolute xl:top-6 xl:left-full xl:ml-6 xl:w-72">
          <SimilarComplaints title={title} />
        </div>
      </div>
      <Field
        label="Tell us more"
        hint="What did you do, what did you expect, what came instead?"
        error={errors.description?.message}
        aside={<Count typed={description} max={5000} />}
      >
        {(wiring) => <TextArea {...wiring} {...form.register("description")} size="lg" className="min-h-36" />}
      </Field>
      <RadioCards
        legend="What is it about?"
        columns={2}
        error={errors.category ? "Choose what it is about." : ""}
        cards={categories.map(({ name, description: line }) => ({ value: name, title: <Words>{name}</Words>, line }))}
        inputProps={() => form.register("category")}
      />
      <Urgency chosen={priority ?? "Medium"} choices={expectation.priorities} field={form.register("priority")} />
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <div className="flex flex-col gap-2 border-t border-border pt-4">
        <p className="text-muted" aria-live="polite">
          {expectationSentence(expectation)}
        </p>
        <div className="flex items-center gap-3">
          <Button type="submit" variant="primary" size="lg" pending={isSubmitting || isFiled}>
            File complaint
          </Button>
          <span className="text-sm text-muted">
            {form.formState.isDirty || title !== "" ? "Draft kept on this device" : null}
          </span>
        </div>
      </div>
    </form>
  );
}
