"use client";

import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Suspense, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { UnfinishedLine } from "#app/_drafts/unfinished-line.tsx";
import { FileCorner } from "#app/_files/later.tsx";
import { filesOf, useKeptFiles } from "#app/_files/use-kept-files.ts";
import { useIsCutOff } from "#app/_live/use-is-cut-off.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Count } from "#app/_ui/count.tsx";
import { Field, TextArea, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { loadLater } from "#app/_ui/load-later.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { FilingChoices } from "./filing-choices.tsx";
import { FilingWaits } from "./filing-waits.tsx";
import { BLANK, type Filing, useFiling } from "./use-filing.ts";

/** Nobody needs them before they have written a few letters. */
const SimilarComplaints = loadLater(async () => (await import("./similar-complaints.tsx")).SimilarComplaints);
const SHORTEST_TITLE = 4;
/** How old what is said of the wait may become. */
const WAIT_MS = 15_000;

const resolver = lazyResolver<Filing>(async () => (await import("#server/desk/complaints/wire.ts")).TypedComplaint);

/** Filing in one column: what happened, more of it, what it is about. What is typed survives leaving the page. */
export function FilingForm() {
  const t = useTranslations("customer.filing");
  const trpc = useTRPC();
  const { data: categories } = useSuspenseQuery(trpc.categories.list.queryOptions());
  const { data: expectation } = useSuspenseQuery(trpc.expectations.filing.queryOptions());
  const form = useForm<Filing>({ resolver, mode: "onTouched", defaultValues: BLANK });
  const { unfinished, swap, file, phase, takeBack } = useFiling(form, {
    place: "filing",
    what: t("what"),
    hrefOf: (complaintId) => `/complaints/${complaintId}`,
  });
  const { errors } = form.formState;
  const isCutOff = useIsCutOff();
  const isHanded = phase !== "writing";
  const [title, description, priority, category] = useWatch({
    control: form.control,
    name: ["title", "description", "priority", "category"],
  });
  // What is said of the wait is of what they have chosen; until that has come, what was said before.
  const chosen = trpc.expectations.filing.queryOptions({ category: category || undefined, priority });
  const { data: expected = expectation } = useQuery({
    ...chosen,
    placeholderData: keepPreviousData,
    // Who comes on duty is no news to customers, and a line moves while they write.
    refetchInterval: WAIT_MS,
  });

  const files = useKeptFiles("filing");
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const submit = form.handleSubmit((typed) => {
    if (files.notYet) return form.setError("root", { message: files.notYet });
    return file({ ...typed, ...filesOf(files) });
  });

  return (
    <Form data-purpose onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      <div className="relative">
        <Field label={t("happened.label")} error={errors.title?.message} aside={<Count typed={title} max={200} />}>
          {(wiring) => (
            <TextInput
              {...wiring}
              {...form.register("title")}
              size="lg"
              readOnly={isHanded}
              autoComplete="off"
              placeholder={t("happened.example")}
            />
          )}
        </Field>
        <div className="xl:absolute xl:top-6 xl:start-full xl:ms-6 xl:w-72">
          <Suspense>{title.trim().length < SHORTEST_TITLE ? null : <SimilarComplaints title={title} />}</Suspense>
        </div>
      </div>
      <div ref={area} inert={isHanded} className="flex flex-col gap-2">
        <Field
          label={t("more.label")}
          hint={t("more.hint")}
          error={errors.description?.message}
          aside={<Count typed={description} max={5000} />}
        >
          {(wiring) => (
            <TextArea
              {...wiring}
              {...form.register("description")}
              size="lg"
              readOnly={isHanded}
              className="min-h-36"
            />
          )}
        </Field>
        <FileCorner place="filing" area={area} slot={slot} withLabel onNotYet={files.setNotYet} />
        <div ref={setSlot} className="flex min-h-9" />
      </div>
      <div inert={isHanded} className="flex flex-col gap-3">
        <FilingChoices
          categories={categories}
          priorities={expectation.priorities}
          priority={priority}
          problem={errors.category?.message}
          register={form.register}
        />
      </div>
      {phase === "waiting" ? <FilingWaits what={t("waits")} takeBack={takeBack} /> : null}
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
      <div className="flex flex-col gap-2 border-t border-border pt-4">
        <p className="text-muted" aria-live="polite">
          {/* Cut off, nobody can know whether anybody is free. */}
          {isCutOff ? t("cutOff") : expected.text}
        </p>
        <div className="flex items-center gap-3">
          <Button type="submit" variant="primary" size="lg" pending={isHanded}>
            {t("submit")}
          </Button>
          <UnfinishedLine unfinished={unfinished} swap={swap} />
        </div>
      </div>
    </Form>
  );
}
