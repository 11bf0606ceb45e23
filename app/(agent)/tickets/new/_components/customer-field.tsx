"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Name } from "#app/_ui/words.tsx";
import { CustomerSearch } from "./customer-search.tsx";
import { newFrom, type Whose } from "./whose.ts";

export interface CustomerFieldProps {
  readonly whose: Whose;
  readonly onChange: (whose: Whose) => void;
  readonly errors: { readonly name?: string | undefined; readonly email?: string | undefined; readonly who?: string };
}

/** Whose complaint it is: found by name or address, or somebody new. */
export function CustomerField({ whose, onChange, errors }: CustomerFieldProps) {
  const t = useTranslations("desk.whose");
  const heading = useId();
  return (
    <fieldset className="flex flex-col gap-2" aria-labelledby={heading}>
      <div className="flex min-h-11 items-center justify-between gap-3">
        <span id={heading} className="text-sm font-medium">
          {t("label")}
        </span>
        {whose.kind === "search" ? (
          <Button onClick={() => onChange(newFrom(whose.typed))} icon={<UserPlus className="size-4" aria-hidden />}>
            {t("new")}
          </Button>
        ) : (
          <Button onClick={() => onChange({ kind: "search", typed: "" })}>
            {t(whose.kind === "new" ? "search" : "change")}
          </Button>
        )}
      </div>
      {whose.kind === "search" ? (
        <CustomerSearch
          typed={whose.typed}
          error={errors.who}
          onType={(typed) => onChange({ kind: "search", typed })}
          onChoose={(person) => onChange({ kind: "known", person })}
        />
      ) : null}
      {whose.kind === "known" ? (
        <output className="block rounded-lg border border-border bg-surface p-3 text-sm">
          <span className="block font-medium">
            <Name>{whose.person.name}</Name>
          </span>
          <span className="block text-muted" dir="auto">
            {whose.person.email}
          </span>
          {errors.who ? <span className="block text-danger">{errors.who}</span> : null}
        </output>
      ) : null}
      {whose.kind === "new" ? <NewCustomer whose={whose} onChange={onChange} errors={errors} /> : null}
    </fieldset>
  );
}

function NewCustomer({
  whose,
  onChange,
  errors,
}: CustomerFieldProps & { readonly whose: Extract<Whose, { kind: "new" }> }) {
  const t = useTranslations("desk.whose");
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <Field label={t("name")} error={errors.name ?? errors.who}>
        {(wiring) => (
          <TextInput
            {...wiring}
            size="lg"
            autoComplete="off"
            value={whose.name}
            onChange={(event) => onChange({ ...whose, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("email")} hint={t("emailHint")} error={errors.email}>
        {(wiring) => (
          <TextInput
            {...wiring}
            type="email"
            size="lg"
            autoComplete="off"
            value={whose.email}
            onChange={(event) => onChange({ ...whose, email: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
