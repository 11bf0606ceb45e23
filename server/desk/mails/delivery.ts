import type { WebEnv } from "#server/platform/env.ts";

/** What becomes of a mail, and where the links in it lead. */
export interface Delivery {
  /** `smtp`: the consumer sends it. `caught`: it is kept, for the page /mail. `none`: nobody gets it. */
  readonly way: "smtp" | "caught" | "none";
  readonly publicUrl: string;
  /** False where strangers come by: who may read the catcher must not be able to open accounts with it. */
  readonly showsLinks: boolean;
  /** How long news of one complaint are gathered for one mail. */
  readonly gatherMs: number;
}

/** A mail server where one is named; otherwise the one-machine launchers catch mails, and a production desk makes none. */
export function deliveryOf({
  smtpUrl,
  mode,
  publicUrl,
  isPublic,
  mailGatherMs: gatherMs,
}: Pick<WebEnv, "smtpUrl" | "mode" | "publicUrl" | "isPublic" | "mailGatherMs">): Delivery {
  const way = smtpUrl ? "smtp" : mode === "production" ? "none" : "caught";
  return { way, publicUrl, showsLinks: !isPublic, gatherMs };
}
