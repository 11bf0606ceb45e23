"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { countAsSent } from "#server/core/characters.ts";

const LONGEST = 40;

/** Takes the number of a complaint, or its id, to its trace. */
export function TraceSearch({ given }: { given: string }) {
  const t = useTranslations("pipeline.trace.search");
  const router = useRouter();
  const [typed, setTyped] = useState(given);
  const wanted = typed.trim();
  const problem = countAsSent(wanted) > LONGEST ? t("namedBy") : undefined;
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (wanted && !problem) router.push(`/pipeline/trace/${encodeURIComponent(wanted)}`);
  };
  return (
    <Form data-purpose onSubmit={go} className="flex max-w-xl items-start gap-2">
      <div className="flex-1">
        <Field label={t("label")} error={problem}>
          {(wiring) => (
            <TextInput
              {...wiring}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              placeholder="COMP-10001"
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
      </div>
      <Button
        type="submit"
        className="mt-6"
        icon={<Search className="size-4" aria-hidden />}
        disabledReason={wanted ? undefined : t("first")}
      >
        {t("submit")}
      </Button>
    </Form>
  );
}
