import { LRUCache } from "lru-cache";
import { createSoon } from "#server/core/bursts/soon.ts";
import { rooms } from "#server/core/events/event.ts";
import type { Timers } from "#server/core/ports/environment.ts";
import type { AttentionStore } from "#server/desk/colleagues/attention-store.ts";
import type { Look } from "#server/desk/colleagues/rows.ts";
import { createBell, type Loop } from "#server/platform/loop.ts";
import { createOtherLooks } from "./other-looks.ts";
import { hearLooks } from "./own-looks.ts";
import type { RealtimeServer } from "./protocol.ts";
import { createShownLooks } from "./shown-looks.ts";

/** What comes together is said together. */
const SAY_AFTER_MS = 50;
const LOOK_EVERY_MS = 3_000;
/** Others take a process for gone that has said nothing for three times as long. */
const SAY_AGAIN_MS = 10_000;
const NAME_KEPT_MS = 300_000;

export interface AttentionPorts {
  readonly io: RealtimeServer;
  readonly store: AttentionStore;
  /** What people are called now, by their ids. */
  readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly worker: string;
  readonly timers: Timers;
  /** Milliseconds that only grow. */
  readonly elapsed: () => number;
  readonly hasListeners: () => boolean;
  readonly ringOthers: () => void;
  readonly onError: NonNullable<Loop["onError"]>;
}

export interface Attention {
  /** Another process has news, perhaps of this. */
  nudge(): void;
  readonly loop: Loop;
  /** Says what there is to say, for the last time. */
  drain(): Promise<void>;
}

/**
 * Tells staff who has which ticket before them: of tabs connected here at once, of those at other consumers when they ring, and
 * within three seconds without. Gone is who closes the tab, goes elsewhere or loses the connection.
 */
export function watchAttention(ports: AttentionPorts): Attention {
  const { io, store, names: readNames, worker, timers, elapsed, hasListeners, ringOthers, onError } = ports;
  const bell = createBell();
  const others = createOtherLooks(elapsed);
  const shown = createShownLooks((tickets) => {
    io.local.to(rooms.staff).emit("attention", { isWhole: false, tickets });
  });
  const names = new LRUCache<string, string>({ max: 5_000, ttl: NAME_KEPT_MS });
  let said: { readonly text: string; readonly at: number } | null = null;

  const show = async (own: readonly Look[]) => {
    const looks = [...own, ...others.all()];
    const unknown = [...new Set(looks.map(({ userId }) => userId))].filter((id) => !names.has(id));
    for (const [id, name] of await readNames(unknown)) names.set(id, name);
    shown.show(looks, (id) => names.get(id));
  };
  /** Says to the other processes what is looked at here, where it is news or was said long ago. */
  const say = async (own: readonly Look[]) => {
    const text = JSON.stringify(own);
    const isNews = text !== (said?.text ?? "[]");
    const isOld = own.length > 0 && said !== null && elapsed() - said.at >= SAY_AGAIN_MS;
    if (!isNews && !isOld) return;
    await store.keep(worker, own);
    said = { text, at: elapsed() };
    if (isNews) ringOthers();
  };

  let failures = 0;
  const soon = createSoon({
    timers,
    waitMs: SAY_AFTER_MS,
    async step() {
      const own = heard.looks();
      await show(own);
      await say(own);
      failures = 0;
    },
    onError: (error) => onError(error, ++failures),
  });
  const heard = hearLooks(io, soon.nudge);
  io.on("connection", (socket) => {
    if (heard.isStaff(socket)) socket.emit("attention", { isWhole: true, tickets: shown.all() });
  });

  return {
    nudge: bell.ring,
    drain: soon.drain,
    loop: {
      name: "attention",
      bell,
      onError,
      async turn() {
        if (!hasListeners() && (said === null || said.text === "[]")) return LOOK_EVERY_MS;
        others.hear(await store.listOthers(worker));
        const own = heard.looks();
        await show(own);
        await say(own);
        return LOOK_EVERY_MS;
      },
    },
  };
}
