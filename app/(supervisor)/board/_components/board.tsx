"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { ListOrdered, UsersRound } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { AsOf } from "#app/_live/as-of.tsx";
import { isIdle } from "#app/_staff/is-idle.ts";
import { useShortcuts } from "#app/_staff/keys/shortcut-provider.tsx";
import { neighbour } from "#app/_staff/neighbour.ts";
import { PaneBar } from "#app/_staff/pane-bar.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { useMedia } from "#app/_ui/use-media.ts";
import { boardNews } from "#app/(supervisor)/_view/board-news.ts";
import type { BoardAgent, Board as BoardFigures, LineTicket } from "#server/desk/insights/wire.ts";
import { Agents } from "./agents.tsx";
import { Figures } from "./figures.tsx";
import { Line } from "./line.tsx";
import { useGive } from "./use-give.ts";

const GiveDialog = dynamic(() => import("#app/_staff/give-dialog.tsx").then((module) => module.GiveDialog));
const AgentEditor = dynamic(() =>
  import("#app/(supervisor)/_components/agent-editor.tsx").then((module) => module.AgentEditor),
);

const PANES = [
  { name: "line", icon: ListOrdered },
  { name: "agents", icon: UsersRound },
] as const;
type PaneName = (typeof PANES)[number]["name"];

const BOTH_PANES = "(width >= 64rem)";
/** Below 1024 px one of the two shows; the names are those that the sections carry as `data-pane`. */
const SHOWN = {
  line: "max-lg:[&>[data-pane=agents]]:hidden",
  agents: "max-lg:[&>[data-pane=line]]:hidden",
} as const satisfies Record<PaneName, string>;

/** The sparklines gain a point a minute even when nothing happens that would be pushed. */
const SERIES_EVERY_MS = 60_000;

function focusRow(ticketId: string): void {
  document.querySelector<HTMLElement>(`[data-ticket="${ticketId}"]`)?.focus();
}

/** The live board: four figures, the line in its true order, the agents by state. */
export function Board() {
  const t = useTranslations("board");
  const trpc = useTRPC();
  const { data: board } = useSuspenseQuery(
    trpc.board.live.queryOptions(undefined, { refetchInterval: SERIES_EVERY_MS }),
  );
  const { give, takeBack } = useGive();
  // To drag, both panes have to be on the screen, with somebody in the other one.
  const canDrag = useMedia(BOTH_PANES) && board.agents.length > 0;
  const [pane, setPane] = useState<PaneName>("line");
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [dragged, setDragged] = useState<LineTicket | null>(null);
  const [giving, setGiving] = useState<LineTicket | null>(null);
  const [edited, setEdited] = useState<BoardAgent | null>(null);

  const select = (step: 1 | -1) => {
    const ids = board.line.map((ticket) => ticket._id);
    const next = neighbour(ids, selectedId, step);
    if (next) focusRow(next);
  };
  /** Whoever works by keyboard goes on from where the ticket stood. */
  const giveAndGoOn = async (ticket: LineTicket, agent: Pick<BoardAgent, "_id" | "name">) => {
    const ids = board.line.map(({ _id }) => _id);
    const next = neighbour(ids, ticket._id, 1) ?? neighbour(ids, ticket._id, -1);
    setGiving(null);
    await give(ticket, agent);
    if (next && isIdle()) focusRow(next);
  };
  useShortcuts("board", {
    next: () => select(1),
    previous: () => select(-1),
    assign: () => setGiving(board.line.find((ticket) => ticket._id === selectedId) ?? board.line[0] ?? null),
  });

  return (
    <>
      <AsOf at={board.at} />
      <Figures board={board} />
      <div className={cx("grid flex-1 items-start lg:grid-cols-[minmax(0,9fr)_minmax(22rem,5fr)]", SHOWN[pane])}>
        <Line
          board={board}
          selectedId={selectedId}
          onSelect={setSelectedId}
          onGive={setGiving}
          isDragging={dragged !== null}
          onDrag={canDrag ? setDragged : null}
        />
        <Agents
          agents={board.agents}
          dragged={dragged}
          onGive={(ticket, agent) => void give(ticket, agent)}
          onTakeBack={(ticket, agent) => void takeBack(ticket, agent)}
          onEdit={setEdited}
        />
      </div>
      <PaneBar
        panes={PANES.map((each) => ({ ...each, label: t(`pane.${each.name}`) }))}
        shown={pane}
        onShow={setPane}
        className="sticky bottom-0 z-20 lg:hidden"
      />
      <BoardNews board={board} />
      {giving ? (
        <GiveDialog
          ticket={giving}
          agents={board.agents}
          onClose={() => setGiving(null)}
          onGive={(agent) => void giveAndGoOn(giving, agent)}
        />
      ) : null}
      {edited ? <AgentEditor agent={edited} onClose={() => setEdited(null)} /> : null}
    </>
  );
}

/** Says what changed on the board to those who do not see it move, when they are not being told something else. */
function BoardNews({ board }: { board: BoardFigures }) {
  const say = useTranslations("board.news");
  const before = useRef<BoardFigures | null>(null);
  const [news, setNews] = useState("");
  useEffect(() => {
    const latest = boardNews(before.current, board, say);
    before.current = board;
    if (latest) setNews(latest);
  }, [board, say]);
  return <output className="sr-only">{news}</output>;
}
