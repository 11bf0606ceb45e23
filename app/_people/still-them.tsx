"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useEffect } from "react";
import { unsentHere } from "#app/_drafts/here.ts";
import { loadLater } from "#app/_ui/load-later.ts";
import { settleSignIn } from "./ask-sign-in.ts";
import { reportGone, useGone } from "./gone.ts";
import type { PageOwner } from "./page-owner.ts";
import { listenToPeople, tellPeople } from "./people-channel.ts";
import { reportPerson } from "./person-here.ts";
import { useSignInAsked } from "./use-sign-in-asked.ts";

const Curtain = loadLater(async () => (await import("./curtain.tsx")).Curtain);
const SignInDialog = loadLater(async () => (await import("./sign-in-dialog.tsx")).SignInDialog);

/** Shows its children as long as whoever they were rendered for is the one who is signed in in this browser. */
export function StillThem({ me, children }: { me: PageOwner; children: ReactNode }) {
  const queryClient = useQueryClient();
  const gone = useGone();
  const isAsked = useSignInAsked();
  const { _id: personId, name } = me;

  useEffect(() => {
    if (reportPerson(personId) !== personId) return reportGone({ kind: "another", name });
    tellPeople({ kind: "in", personId, name });
    const tabs = listenToPeople((news) => {
      if (news.kind === "out") return news.personId === personId ? reportGone({ kind: "out" }) : undefined;
      if (news.personId !== personId) return reportGone({ kind: "another", name: news.name });
      unsentHere()?.outbox.signedIn();
      settleSignIn(true);
    });
    return () => tabs.close();
  }, [personId, name]);

  useEffect(() => {
    if (!gone) return;
    const unsent = unsentHere();
    unsent?.drafts.close();
    unsent?.outbox.close();
    queryClient.clear();
    document.title = "QuickFix";
  }, [gone, queryClient]);

  if (gone) {
    return (
      <Suspense>
        <Curtain gone={gone} />
      </Suspense>
    );
  }
  return (
    <>
      {children}
      <Suspense>{isAsked ? <SignInDialog me={me} /> : null}</Suspense>
    </>
  );
}
