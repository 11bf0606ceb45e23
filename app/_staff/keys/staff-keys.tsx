"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Role } from "#server/core/vocabulary.ts";
import { ShortcutProvider, useShortcuts, useUndoHeld } from "./shortcut-provider.tsx";

const CommandPalette = dynamic(() => import("./command-palette.tsx").then((module) => module.CommandPalette));
const ShortcutSheet = dynamic(() => import("./shortcut-sheet.tsx").then((module) => module.ShortcutSheet));

/** The keyboard of every staff page: where to go, the palette and the sheet. Both are fetched when first asked for. */
export function StaffKeys({ role, children }: { role: Role; children: ReactNode }) {
  return (
    <ShortcutProvider>
      {children}
      <GlobalKeys role={role} />
    </ShortcutProvider>
  );
}

function GlobalKeys({ role }: { role: Role }) {
  const router = useRouter();
  const [open, setOpen] = useState<"palette" | "sheet" | null>(null);
  useShortcuts("everywhere", {
    undo: useUndoHeld(),
    palette: () => setOpen("palette"),
    sheet: () => setOpen("sheet"),
    "go-tickets": () => router.push("/tickets"),
    "new-ticket": () => router.push("/tickets/new"),
    ...(role === "agent" ? { "go-desk": () => router.push("/desk") } : {}),
    ...(role === "admin" ? { "go-board": () => router.push("/board") } : {}),
  });
  const chosen = useRef<(() => void) | null>(null);
  useEffect(() => {
    const run = chosen.current;
    if (open !== null || run === null) return;
    chosen.current = null;
    // A closing dialog hands the focus back in a task of its own; an action that moves the focus comes after it.
    setTimeout(run, 0);
  }, [open]);
  const close = () => setOpen(null);
  const choose = (run: () => void) => {
    chosen.current = run;
    close();
  };
  return (
    <>
      {open === "palette" ? (
        <CommandPalette role={role} onClose={close} onShowSheet={() => setOpen("sheet")} onChoose={choose} />
      ) : null}
      {open === "sheet" ? <ShortcutSheet role={role} onClose={close} /> : null}
    </>
  );
}
