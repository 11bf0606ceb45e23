import { unlessSaid } from "./connection-string.ts";
import { SERVER_SELECTION_MS } from "./database.ts";

/** What the desk relies on, and what its address may not change; see `refusedOptions`. */
const RELIED_ON = { w: "majority", readPreference: "primary" } as const;

/** For a process that lives on it. What the address says itself wins: it is the operator's. */
export const optionsOfDesk = (uri: string) => ({
  ...unlessSaid(uri, {
    serverSelectionTimeoutMS: SERVER_SELECTION_MS,
    // A frozen database is as good as none: nothing here takes this long.
    socketTimeoutMS: 8_000,
    // Also how long the driver's own look at a server may take; a look that hangs must not hide that it is back.
    connectTimeoutMS: 5_000,
    maxPoolSize: 50,
    retryWrites: true,
    retryReads: true,
    appName: "quickfix",
  }),
  ...RELIED_ON,
});

/** For a tool that only looks. */
export const optionsOfReader = (uri: string) => ({
  ...unlessSaid(uri, { serverSelectionTimeoutMS: 3_000, maxPoolSize: 5, appName: "quickfix-tools" }),
  ...RELIED_ON,
});
