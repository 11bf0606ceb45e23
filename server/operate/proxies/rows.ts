import { defineRows } from "#server/platform/db/rows.ts";

/** Longer than anybody waits between the first complaint and a look with the doctor. */
const KEEP_SECONDS = 86_400;

/** A proxy on our own network whose word was not believed, because nobody has named it in TRUSTED_PROXIES. */
export interface ProxyRow {
  /** Its address. */
  _id: string;
  seenAt: Date;
}

export const proxyRows = defineRows<ProxyRow>("proxies", {
  // Also the order in which they are listed.
  expire: { key: { seenAt: 1 }, expireAfterSeconds: KEEP_SECONDS },
});
