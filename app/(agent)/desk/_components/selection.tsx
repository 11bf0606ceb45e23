"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

/** Which of the three panes a narrow screen shows. */
export type PaneName = "list" | "ticket" | "customer";

interface Selection {
  /** The ticket on the screen, whether the address names it or the desk chose it. */
  readonly shownId: string | null;
  readonly pane: PaneName;
  readonly show: (ticketId: string | null) => void;
  readonly openPane: (pane: PaneName) => void;
}

const SelectionContext = createContext<Selection | null>(null);

export function SelectionProvider({ children }: { children: ReactNode }) {
  const [shownId, show] = useState<string | null>(null);
  const [pane, openPane] = useState<PaneName>("ticket");
  const selection = useMemo(() => ({ shownId, pane, show, openPane }), [shownId, pane]);
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

export function useSelection(): Selection {
  const selection = useContext(SelectionContext);
  if (!selection) throw new Error("The desk's panes belong inside SelectionProvider.");
  return selection;
}

/** Tells the list which ticket is on the screen; another ticket always comes up on its own pane. */
export function useShown(ticketId: string | null): void {
  const { show, openPane } = useSelection();
  useEffect(() => {
    show(ticketId);
    openPane("ticket");
  }, [ticketId, show, openPane]);
}
