import process from "node:process";
import { openSocket } from "#app/_live/socket.ts";
import type { CrowdOrder, FromTheCrowd } from "./orders.ts";

/** A crowd of open dashboards as a process of its own: each has the application's own socket, and comes back as that does. */
const AT_ONCE = 100;

const tell = (message: FromTheCrowd) => process.send?.(message);
const heardBy = new Map<string, number>();

process.once("message", (order: CrowdOrder) => void open(order));

async function open({ url, tokens, connections }: CrowdOrder): Promise<void> {
  const connected = new Set<number>();
  for (let number = 0; number < connections; number++) {
    await new Promise<void>((resolve) => {
      openSocket({
        url,
        getToken: async () => tokens[number % tokens.length] ?? "",
        onAlive() {
          connected.add(number);
          resolve();
          if (connected.size === connections) tell({ kind: "all-connected", at: Date.now() });
        },
        onLost: () => void connected.delete(number),
        onResync: () => {},
        onCaughtUp: () => {},
        hears: {
          complaintUpdated({ ticketId }) {
            const count = (heardBy.get(ticketId) ?? 0) + 1;
            heardBy.set(ticketId, count);
            if (count === connections) tell({ kind: "all-heard", ticketId, at: Date.now() });
          },
          notification: () => {},
          read: () => {},
          agentAvailability: () => {},
          alertsChanged: () => {},
          attention: () => {},
        },
      });
      // Some at once, as people come; all at once is what follows a kill.
      if (number % AT_ONCE !== 0) resolve();
    });
  }
}
