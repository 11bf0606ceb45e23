"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";
import { useSendsTo } from "#app/_drafts/use-sends.ts";
import { saidAnchors } from "#app/_ui/said-anchors.ts";
import { useArrivals } from "#app/_ui/use-arrivals.ts";
import { usePointedAt } from "#app/_ui/use-pointed-at.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { conversation } from "./conversation.ts";
import { SendItem } from "./send-item.tsx";
import { TurnItem } from "./turn.tsx";

/** How near to its end somebody must be to be taken along when something is added. */
const NEAR_END_PX = 160;

/**
 * What was said and done, newest at the end and in view: a reversed column is at its end before there is any script, and stays
 * there when it gets longer or its room smaller. Who reads further up is left where they are.
 */
export function ConversationPane({ complaint, readerId }: { complaint: ComplaintDetail; readerId: string }) {
  const t = useTranslations("staff.ticket");
  const turns = conversation(complaint);
  const anchors = saidAnchors(turns);
  // Whoever comes by what they were told of some words is led to them.
  const pointed = usePointedAt(anchors.values());
  const arrived = useArrivals(turns.map((turn) => turn.id));
  const sends = useSendsTo(complaint._id);
  const newest = sends.at(-1)?.key ?? turns.at(-1)?.id;
  const scroller = useRef<HTMLDivElement>(null);
  const height = useRef(0);

  useLayoutEffect(() => {
    const pane = scroller.current;
    if (!pane || newest === undefined) return;
    const grownBy = pane.scrollHeight - height.current;
    height.current = pane.scrollHeight;
    // Places in a reversed column are counted from its end.
    if (pane.scrollTop < -NEAR_END_PX) pane.scrollTop -= grownBy;
  }, [newest]);

  return (
    <div
      ref={scroller}
      role="log"
      data-purpose
      aria-label={t("conversation")}
      // A pane that scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="relative flex min-h-0 flex-1 flex-col-reverse overflow-y-auto px-4 py-3 [overflow-anchor:none] focus-visible:-outline-offset-2"
    >
      <ol className="mb-auto flex flex-col gap-3">
        {turns.map((turn) => (
          <TurnItem
            key={turn.id}
            turn={turn}
            isNew={arrived.has(turn.id)}
            anchor={anchors.get(turn.id)}
            pointed={pointed}
            reader={{ readerId, customer: complaint.customer }}
          />
        ))}
        {sends.map((send) => (
          <SendItem key={send.key} send={send} />
        ))}
      </ol>
    </div>
  );
}
