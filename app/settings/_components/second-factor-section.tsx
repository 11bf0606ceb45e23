"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { SecondFactorOffer } from "#server/desk/second-factor/wire.ts";
import { PasswordGate } from "./password-gate.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { Offer } from "./second-factor-offer.tsx";

/** A code of an app beside the password: set up, its recovery codes renewed, taken away. Where it was owed, the way on is `leadsTo`. */
export function SecondFactorSection({
  leadsTo,
  hasProviders,
}: {
  leadsTo?: string | undefined;
  /** Whether this desk lets people in by Google or GitHub, too. */
  hasProviders: boolean;
}) {
  const t = useTranslations("settings.secondFactor");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: state } = useSuspenseQuery(trpc.secondFactor.state.queryOptions());
  const [offered, setOffered] = useState<SecondFactorOffer | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const offer = useMutation(trpc.secondFactor.offer.mutationOptions());
  const renew = useMutation(trpc.secondFactor.renew.mutationOptions());
  const turnOff = useMutation(trpc.secondFactor.turnOff.mutationOptions());
  const refresh = () => queryClient.invalidateQueries(trpc.secondFactor.state.queryFilter());

  const give = (next: SecondFactorOffer) => {
    setOver(null);
    setOffered(next);
  };
  const giveUp = (sentence: string) => {
    setOffered(null);
    setOver(sentence);
  };
  const show = (recoveryCodes: readonly string[]) => {
    setOffered(null);
    setCodes(recoveryCodes);
    void refresh();
  };
  if (codes) {
    return <RecoveryCodes codes={codes} onDone={() => (leadsTo ? location.assign(leadsTo) : setCodes(null))} />;
  }
  if (offered) return <Offer offer={offered} onDone={show} onOver={giveUp} />;
  if (!state.isOn) {
    return (
      <div data-purpose className="flex flex-col gap-3">
        <p className="text-sm text-muted">
          {t("off")}
          {hasProviders ? ` ${t("providers")}` : null}
        </p>
        {over ? <Notice tone="danger">{over}</Notice> : null}
        <PasswordGate acts={[{ words: t("setUp"), run: async (given) => give(await offer.mutateAsync(given)) }]} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">
        {t("on", { count: state.recoveryLeft })}
        {state.isRequired ? ` ${t("required")}` : null}
      </p>
      {over ? <Notice tone="danger">{over}</Notice> : null}
      <PasswordGate
        acts={[
          {
            words: t("renew"),
            run: async (given) => show((await renew.mutateAsync(given)).recoveryCodes),
          },
          ...(state.isRequired
            ? []
            : [
                {
                  words: t("turnOff"),
                  run: async (given: { password: string }) => {
                    await turnOff.mutateAsync(given);
                    await refresh();
                  },
                },
              ]),
        ]}
      />
    </div>
  );
}
