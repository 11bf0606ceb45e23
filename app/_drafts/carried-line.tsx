"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { onWake } from "#app/_live/wake.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { failureOf, isPassing } from "#app/_trpc/failure.ts";
import { Time } from "#app/_ui/time.tsx";
import { type Carry, createCarry } from "./carry.ts";
import { deviceHere } from "./device.ts";
import { useUnsent } from "./here.ts";
import { newKey } from "./new-key.ts";

const NOTHING = { from: null, offer: null } as const;
const never = () => () => {};

/** That what stands here came from another device, or that another device has something else. Keeps what stands here for the others. */
export function CarriedLine(props: { place: string; ticketId: string; kind: "reply" | "note" }) {
  const t = useTranslations("drafts.carried");
  const { place, ticketId, kind } = props;
  const client = useTRPCClient();
  const drafts = useUnsent()?.drafts;
  const [carry, setCarry] = useState<Carry | null>(null);
  const isOpen = useSyncExternalStore(
    drafts?.subscribe ?? never,
    () => drafts?.look(place).isOpen ?? false,
    () => false,
  );
  const { from, offer } = useSyncExternalStore(
    carry?.subscribe ?? never,
    () => carry?.look() ?? NOTHING,
    () => NOTHING,
  );
  useEffect(() => {
    if (!drafts || !isOpen) return;
    const device = deviceHere();
    const begun = createCarry({
      ...{ place, drafts, newKey, now: () => Date.now() },
      async list(keys) {
        const found = await client.drafts.list.query({ ticketId, device, keys: [...keys] });
        return { ...found, drafts: found.drafts.filter((each) => each.kind === kind) };
      },
      async keep(key, texts) {
        try {
          await client.drafts.keep.mutate({ ticketId, kind, key, device, texts }, { context: { isKept: true } });
        } catch (error) {
          // What is refused is refused again.
          if (isPassing(failureOf(error))) throw error;
        }
      },
      after: (ms, work) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    });
    let isOver = false;
    queueMicrotask(() => isOver || setCarry(begun));
    void begun.ask();
    const stopWaking = onWake(() => void begun.ask());
    return () => {
      isOver = true;
      stopWaking();
      begun.stop();
      setCarry(null);
    };
  }, [drafts, isOpen, client, place, ticketId, kind]);

  if (!carry || !(from ?? offer)) return null;
  const press = (work: () => void) => (words: ReactNode) => (
    <button
      type="button"
      className="min-h-6 rounded-md font-medium text-accent underline underline-offset-2 pointer-coarse:min-h-11"
      onClick={work}
    >
      {words}
    </button>
  );
  return (
    <output className="text-xs text-muted">
      {from ? t.rich("from", { at: () => <Time at={from.at} />, undo: press(carry.undo) }) : null}
      {offer && !from ? t.rich("offer", { at: () => <Time at={offer.at} />, use: press(carry.use) }) : null}
    </output>
  );
}
