"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import { deviceZone } from "#app/_ui/reader-zone.tsx";
import { TimeZoneField } from "#app/_ui/time-zone-field.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";

const WAYS = ["device", "desk", "named"] as const;
type Way = (typeof WAYS)[number];
const wayOf = (choice: string): Way => WAYS.find((way) => way === choice) ?? "named";

/** By whose clock times are shown: the device's, the desk's, or one's own choice. */
export function TimeZoneForm({
  choice,
  deskZone,
  zones,
}: {
  choice: string;
  deskZone: string;
  zones: readonly string[];
}) {
  const t = useTranslations("settings.zone");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const isHydrated = useHydrated();
  const [chosen, setChosen] = useState<Way>(wayOf(choice));
  const [named, setNamed] = useState(chosen === "named" ? choice : "");
  const timeZone = chosen === "named" ? named.trim() : chosen;
  const change = useMutation(
    trpc.account.chooseTimeZone.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.session.me.queryFilter());
        // The frame hands the zone to everything in it.
        router.refresh();
      },
    }),
  );
  const failure = change.error ? failureOf(change.error) : null;
  const refused = failure?.fields["timeZone"];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ timeZone });
  };
  const set = (way: Way) => {
    change.reset();
    setChosen(way);
  };
  return (
    <Form onSubmit={submit} className="flex max-w-96 flex-col gap-3">
      <RadioCards
        legend={t("legend")}
        cards={[
          { value: "device", title: t("device"), ...(isHydrated ? { line: deviceZone() } : { line: " " }) },
          { value: "desk", title: t("desk"), line: deskZone },
          { value: "named", title: t("named") },
        ]}
        inputProps={({ value }) => ({
          name: "time-zone",
          checked: chosen === value,
          onChange: () => set(wayOf(value)),
        })}
      />
      {chosen === "named" ? (
        <TimeZoneField
          zones={zones}
          value={named}
          onChange={(zone) => {
            change.reset();
            setNamed(zone);
          }}
          error={refused}
          size="lg"
        />
      ) : null}
      {failure && !refused ? <Notice tone="danger">{failure.message}</Notice> : null}
      <div className="flex items-center gap-3">
        <Button
          type="submit"
          pending={change.isPending}
          disabledReason={timeZone === choice ? t("unchanged") : undefined}
        >
          {t("submit")}
        </Button>
        <output className="text-sm text-positive">{change.isSuccess && timeZone === choice ? t("saved") : null}</output>
      </div>
    </Form>
  );
}
