"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { neighbour } from "#app/_staff/neighbour.ts";
import { useShortcuts } from "#app/_staff/keys/shortcut-provider.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import type { BoardAgent, LineTicket } from "#server/domain/wire/agent.ts";
import { Agents } from "./agents.tsx";
import { BoardNews } from "./board-news.tsx";
import { Figures } from "./figures.tsx";
import { Line } from "./line.tsx";
import { useGive } from "./use-give.ts";

const GiveDialog = dynamic(() => import("#app/_staff/give-dialog.tsx").then((module) => module.GiveDialog));
const AgentEditor = dynamic(() =>
  import("#app/(supervisor)/_components/agent-editor.tsx").then((module) => module.AgentEditor),
);

/** The sparklines gain a point a minute even when nothing happens that would be pushed. */
const SERIES_EVERY_MS = 60_000;

/** The live board: four figures, the line in its true order, the agents by state. */
export function Board() {
  const trpc = useTRPC();
  const { data: board } = useSuspenseQuery(
    trpc.board.live.queryOptions(undefined, { refetchInterval: SERIES_EVERY_MS }),
  );
  const { give, takeBack } = useGive();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [dragged, setDragged] = useState<LineTicket | null>(null);
  const [giving, setGiving] = useState<LineTicket | null>(null);
  const [edited, setEdited] = useState<BoardAgent | null>(null);

  const select = (step: 1 | -1) => {
    const ids = board.line.map((ticket) => ticket._id);
    const next = neighbour(ids, selectedId, step);
    if (next) document.querySelector<HTMLElement>(`[data-ticket="${next}"]`)?.focus();
  };
  useShortcuts("board", {
    next: () => select(1),
    previous: () => select(-1),
    assign: () => setGiving(board.line.find((ticket) => ticket._id === selectedId) ?? board.line[0] ?? null),
  });

  return (
    <>
      <Figures board={board} />
      <div className="grid flex-1 items-start lg:grid-cols-[minmax(0,3fr)_minmax(22rem,2fr)]">
        <Line board={board} selectedId={selectedId} onSelect={setSelectedId} onGive={setGiving} onDrag={setDragged} />
        <Agents
          agents={board.agents}
          dragged={dragged}
          onGive={(ticket, agent) => void give(ticket, agent)}
          onTakeBack={(ticket, agent) => void takeBack(ticket, agent)}
          onEdit={setEdited}
        />
      </div>
      <BoardNews board={board} />
      {giving ? (
        <GiveDialog
          ticket={giving}
          agents={board.agents}
          onClose={() => setGiving(null)}
          onGive={(agent) => {
            setGiving(null);
            void give(giving, agent);
          }}
        />
      ) : null}
      {edited ? <AgentEditor agent={edited} onClose={() => setEdited(null)} /> : null}
    </>
  );
}
