"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { UnfinishedLine } from "#app/_drafts/unfinished-line.tsx";
import { FileCorner } from "#app/_files/later.tsx";
import { filesOf, useKeptFiles } from "#app/_files/use-kept-files.ts";
import { complaintHref } from "#app/_shell/navigation.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Count } from "#app/_ui/count.tsx";
import { Field, TextArea, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { lazyResolver } from "#app/_ui/lazy-resolver.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { FilingChoices } from "#app/(customer)/complaints/new/_components/filing-choices.tsx";
import { FilingWaits } from "#app/(customer)/complaints/new/_components/filing-waits.tsx";
import { BLANK, type Filing, useFiling } from "#app/(customer)/complaints/new/_components/use-filing.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { FileComplaint } from "#server/desk/complaints/wire.ts";
import { checkWhose, type WhoseErrors } from "./check-whose.ts";
import { CustomerField } from "./customer-field.tsx";
import { onBehalfOf, readWhose, type Whose, whoseText } from "./whose.ts";

const resolver = lazyResolver<Filing>(async () => (await import("#server/desk/complaints/wire.ts")).TypedComplaint);

/** A complaint in a customer's name: whose it is, what happened, what it is about. What is typed survives leaving the page. */
export function NewTicketForm({ role }: { role: Role }) {
  const t = useTranslations("desk.newTicket");
  const sayWhose = useTranslations("desk.whose");
  const trpc = useTRPC();
  const { data: categories } = useSuspenseQuery(trpc.categories.list.queryOptions());
  const { data: expectation } = useSuspenseQuery(trpc.expectations.filing.queryOptions());
  const [whoseErrors, setWhoseErrors] = useState<WhoseErrors>({});
  const form = useForm<Filing>({
    resolver,
    mode: "onTouched",
    shouldFocusError: false,
    defaultValues: { ...BLANK, whose: "" },
  });
  const { errors, submitCount } = form.formState;
  const sent = useRef<HTMLFormElement>(null);
  // The form library knows nothing of the field above its own.
  useEffect(() => {
    if (submitCount > 0) sent.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [submitCount]);
  const [title, description, priority, kept] = useWatch({
    control: form.control,
    name: ["title", "description", "priority", "whose"],
  });
  const whose = readWhose(kept);
  const setWhose = (next: Whose) => form.setValue("whose", whoseText(next));
  const { unfinished, swap, file, phase, takeBack } = useFiling(form, {
    place: "filing-for",
    what: t("what"),
    hrefOf: (complaintId) => complaintHref(complaintId, role),
    onProblem({ fields: { onBehalfOf: who } }) {
      if (who === undefined) return false;
      // Whoever was chosen is not there any more: they are looked for anew, under the name that they had.
      if (whose.kind === "known") setWhose({ kind: "search", typed: whose.person.name });
      setWhoseErrors({ who });
      return true;
    },
  });
  const isHanded = phase !== "writing";
  const files = useKeptFiles("filing-for");
  const area = useRef<HTMLDivElement>(null);
  const [slot, setSlot] = useState<HTMLElement | null>(null);

  const send = async (typed: FileComplaint) => {
    if (files.notYet) return form.setError("root", { message: files.notYet });
    const found = await checkWhose(whose, sayWhose);
    setWhoseErrors(found);
    const customer = onBehalfOf(whose);
    if (customer !== null && Object.keys(found).length === 0)
      file({ ...typed, ...filesOf(files), onBehalfOf: customer });
  };
  const submit = form.handleSubmit(send, async () => setWhoseErrors(await checkWhose(whose, sayWhose)));

  return (
    <Form
      data-purpose
      onSubmit={(event) => {
        sent.current = event.currentTarget;
        void submit(event);
      }}
      className="flex flex-col gap-3"
    >
      <div inert={isHanded}>
        <CustomerField
          whose={whose}
          errors={whoseErrors}
          onChange={(next) => {
            setWhose(next);
            setWhoseErrors({});
          }}
        />
      </div>
      <Field label={t("name")} error={errors.title?.message} aside={<Count typed={title} max={200} />}>
        {(wiring) => (
          <TextInput {...wiring} {...form.register("title")} size="lg" readOnly={isHanded} autoComplete="off" />
        )}
      </Field>
      <div ref={area} inert={isHanded} className="flex flex-col gap-2">
        <Field
          label={t("description")}
          hint={t("descriptionHint")}
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
        <FileCorner place="filing-for" area={area} slot={slot} withLabel onNotYet={files.setNotYet} />
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
      <div className="flex items-center gap-3 border-t border-border pt-4">
        <Button type="submit" variant="primary" size="lg" pending={isHanded}>
          {t("submit")}
        </Button>
        <UnfinishedLine unfinished={unfinished} swap={swap} />
      </div>
    </Form>
  );
}
