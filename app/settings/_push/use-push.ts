"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dropSubscription, readPush } from "./ask-desk.ts";
import { canBeTold, findSubscription, giveUpSubscription } from "./browser.ts";
import { type Step, sendTest, turnOn } from "./steps.ts";

const KEY = ["push-here"];

interface Here {
  readonly state: "unable" | "noKeys" | "on" | "off";
  readonly publicKey?: string;
}

/** Whether messages are on in this browser, and what can be done about it. What was done last says how it went, step by step. */
export function usePush() {
  const queryClient = useQueryClient();
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const here = useQuery({
    queryKey: KEY,
    async queryFn(): Promise<Here> {
      if (!canBeTold()) return { state: "unable" };
      const { publicKey, isOn } = await readPush(await findSubscription());
      if (!publicKey) return { state: "noKeys" };
      return { state: isOn && Notification.permission === "granted" ? "on" : "off", publicKey };
    },
    retry: false,
  });
  /** What was waited for has come, or has not. */
  const tell = (step: Step) => setSteps((before) => [...before.filter(({ state }) => state !== "waiting"), step]);
  const act = (run: () => Promise<unknown>) => async () => {
    setSteps([]);
    await run();
    await queryClient.invalidateQueries({ queryKey: KEY });
  };
  const publicKey = here.data?.publicKey ?? "";
  const on = useMutation({ mutationFn: act(() => turnOn(publicKey, tell)) });
  const test = useMutation({
    mutationFn: act(async () => {
      const subscription = await turnOn(publicKey, tell);
      if (subscription) await sendTest(subscription, tell);
    }),
  });
  const off = useMutation({
    mutationFn: act(async () => {
      const subscription = await findSubscription();
      if (subscription) await dropSubscription(subscription);
      await giveUpSubscription();
    }),
  });
  return { state: here.isError ? "unread" : here.data?.state, steps, on, test, off } as const;
}
