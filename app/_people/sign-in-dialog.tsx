"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PROVIDERS, type Provider } from "#app/_shell/providers.ts";
import { SignInFields, textOf } from "#app/_shell/sign-in-fields.tsx";
import { signInWithPassword } from "#app/_shell/sign-in-with-password.ts";
import { Button, ButtonLink } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { settleSignIn } from "./ask-sign-in.ts";
import type { PageOwner } from "./page-owner.ts";
import { tellPeople } from "./people-channel.ts";

/** Signs in whoever this page belongs to, where they are: nobody else, because what they wrote is theirs. */
export function SignInDialog({ me }: { me: PageOwner }) {
  const t = useTranslations("persons.signIn");
  const provider = isProvider(me.confirmsBy) ? me.confirmsBy : null;
  return (
    <Dialog open onOpenChange={(open) => void (open || settleSignIn(false))} title={t("title")} description={t("line")}>
      {provider ? <ByProvider provider={provider} /> : <ByPassword me={me} />}
    </Dialog>
  );
}

function isProvider(way: string): way is Provider {
  return way in PROVIDERS;
}

/** A provider's page cannot stand in ours. Once they are signed in there, this page hears of it. */
function ByProvider({ provider }: { provider: Provider }) {
  const t = useTranslations("persons.signIn");
  const name = PROVIDERS[provider];
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-sm">{t("byProvider", { provider: name })}</p>
      <ButtonLink variant="primary" size="lg" href="/sign-in" target="_blank">
        {t("provider", { provider: name })}
      </ButtonLink>
    </div>
  );
}

function ByPassword({ me }: { me: PageOwner }) {
  const queryClient = useQueryClient();
  const t = useTranslations("persons.signIn");
  const [message, setMessage] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const form = event.currentTarget;
    setPending(true);
    const outcome = await signInWithPassword(me.email, textOf(form, "password"), textOf(form, "code").trim());
    setPending(false);
    if (outcome.kind === "refused") {
      setNeedsCode(outcome.needsCode === true);
      setMessage(outcome.message);
      return;
    }
    tellPeople({ kind: "in", personId: me._id, name: me.name });
    settleSignIn(true);
    void queryClient.invalidateQueries();
  };

  return (
    <Form onSubmit={(event) => void submit(event)} className="flex flex-col gap-1">
      {message ? <Notice tone="danger">{message}</Notice> : null}
      <p className="mb-2 text-sm">
        {t.rich("as", { address: () => <bdi className="font-medium break-all">{me.email}</bdi> })}
      </p>
      <SignInFields needsCode={needsCode} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="lg" pending={isPending}>
          {t("submit")}
        </Button>
        <Button variant="ghost" size="lg" onClick={() => settleSignIn(false)}>
          {t("notNow")}
        </Button>
      </div>
    </Form>
  );
}
