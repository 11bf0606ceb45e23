"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import type { SecondFactorOffer } from "#server/desk/second-factor/wire.ts";
import { PasswordGate } from "./password-gate.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { Offer } from "./second-factor-offer.tsx";

/** A code of an app beside the password: set up, its recovery codes renewed, taken away. Where it was owed, the way on is `leadsTo`. */
export function SecondFactorSection({ leadsTo }: { leadsTo?: string | undefined }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: state } = useSuspenseQuery(trpc.secondFactor.state.queryOptions());
  const [offered, setOffered] = useState<SecondFactorOffer | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const offer = useMutation(trpc.secondFactor.offer.mutationOptions());
  const renew = useMutation(trpc.secondFactor.renew.mutationOptions());
  const turnOff = useMutation(trpc.secondFactor.turnOff.mutationOptions());
  const refresh = () => queryClient.invalidateQueries(trpc.secondFactor.state.queryFilter());

  const show = (recoveryCodes: readonly string[]) => {
    setOffered(null);
    setCodes(recoveryCodes);
    void refresh();
  };
  if (codes) {
    return <RecoveryCodes codes={codes} onDone={() => (leadsTo ? location.assign(leadsTo) : setCodes(null))} />;
  }
  if (offered) return <Offer offer={offered} onDone={show} />;
  if (!state.isOn) {
    return (
      <div className="flex flex-col gap-3">
        <p className="text-sm text-muted">
          Off. With it, your password alone opens nothing: an app on your phone shows a code, and we ask for that as
          well. A sign-in through Google or GitHub is protected there.
        </p>
        <PasswordGate acts={[{ words: "Set up", run: async (given) => setOffered(await offer.mutateAsync(given)) }]} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">
        On. You have {state.recoveryLeft} {state.recoveryLeft === 1 ? "recovery code" : "recovery codes"} left.
        {state.isRequired ? " This desk asks its staff for it, so it stays on." : null}
      </p>
      <PasswordGate
        acts={[
          {
            words: "Make new recovery codes",
            run: async (given) => show((await renew.mutateAsync(given)).recoveryCodes),
          },
          ...(state.isRequired
            ? []
            : [
                {
                  words: "Turn off",
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
