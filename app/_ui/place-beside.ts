export type Align = "start" | "end";

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP_PX = 4;
const EDGE_PX = 8;

/** Where a floating box goes: under its anchor, above it when there is no room below, and never outside the window. */
export function besidePosition(anchor: Box, box: Size, view: Size, align: Align): { top: number; left: number } {
  const below = anchor.bottom + GAP_PX;
  const fitsBelow = below + box.height <= view.height - EDGE_PX;
  const top = fitsBelow ? below : Math.max(EDGE_PX, anchor.top - GAP_PX - box.height);
  const wanted = align === "end" ? anchor.right - box.width : anchor.left;
  const left = Math.max(EDGE_PX, Math.min(wanted, view.width - EDGE_PX - box.width));
  return { top, left };
}

/** Puts an open popover beside the element that opened it. */
export function placeBeside(floating: HTMLElement, anchor: HTMLElement, align: Align): void {
  const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const size = { width: floating.offsetWidth, height: floating.offsetHeight };
  const { top, left } = besidePosition(anchor.getBoundingClientRect(), size, view, align);
  floating.style.top = `${top}px`;
  floating.style.left = `${left}px`;
}
