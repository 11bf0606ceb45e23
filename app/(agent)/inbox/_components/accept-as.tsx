"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Form } from "#app/_ui/form.tsx";
import { NativeSelect } from "#app/_ui/native-select.tsx";
import type { InboxMail } from "#server/desk/inbox/wire.ts";

type Chosen = { as: "complaint"; category: string } | { as: "answer"; complaintId: string };

const FIRST_CHOICE = "General";

/** What it is about, or which complaint it answers; and what follows from it. */
export function AcceptAs(props: {
  mail: InboxMail;
  as: "complaint" | "answer";
  isPending: boolean;
  onAccept: (chosen: Chosen) => void;
  onLeave: () => void;
}) {
  const { mail, as } = props;
  const t = useTranslations("inbox.decide");
  const trpc = useTRPC();
  const { data: categories = [] } = useQuery(trpc.categories.list.queryOptions());
  const names = categories.filter(({ active }) => active).map(({ name }) => name);
  const [category, setCategory] = useState(FIRST_CHOICE);
  const [complaintId, setComplaintId] = useState(mail.complaintId ?? "");
  const chosen = names.includes(category) ? category : (names[0] ?? category);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onAccept(as === "complaint" ? { as, category: chosen } : { as, complaintId });
  };
  return (
    <Form onSubmit={submit}>
      {as === "complaint" ? (
        <Field label={t("category")} hint={t("complaintHint", { address: mail.from ?? "" })}>
          {(wiring) => (
            <NativeSelect
              wiring={wiring}
              value={chosen}
              onChange={setCategory}
              options={names.map((name) => ({ value: name, label: name }))}
              className="max-w-64"
            />
          )}
        </Field>
      ) : (
        <Field label={t("number")} hint={t("answerHint")}>
          {(wiring) => (
            <TextInput
              {...wiring}
              ref={focusOnMount}
              value={complaintId}
              onChange={(event) => setComplaintId(event.target.value)}
              placeholder="COMP-10001"
              autoComplete="off"
              className="max-w-64"
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={props.isPending}>
          {as === "complaint" ? t("complaintSubmit") : t("answerSubmit")}
        </Button>
        <Button variant="ghost" onClick={props.onLeave}>
          {t("leave")}
        </Button>
      </div>
    </Form>
  );
}
