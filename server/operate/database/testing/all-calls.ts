import type { Database } from "#server/platform/db/database.ts";
import { auditCalls } from "./audit-calls.ts";
import { type Calls, createOpener } from "./calls.ts";
import { deskCalls } from "./desk-calls.ts";
import { erasureCalls } from "./erasure-calls.ts";
import { linkCalls } from "./link-calls.ts";
import { operateCalls } from "./operate-calls.ts";
import { orderCalls } from "./order-calls.ts";
import { ownDataCalls } from "./own-data-calls.ts";
import { peopleCalls } from "./people-calls.ts";
import { secondFactorCalls } from "./second-factor-calls.ts";

/** Everything that the product asks its database, to be called in this order on what `fillDesk` filled. */
export function allCalls(db: Database): { readonly calls: Calls; readonly called: ReadonlySet<string> } {
  const opener = createOpener(db);
  const parts = [
    deskCalls(db, opener),
    peopleCalls(db, opener),
    linkCalls(db, opener),
    secondFactorCalls(opener),
    ownDataCalls(opener),
    auditCalls(opener),
    operateCalls(db, opener),
    orderCalls(opener),
    erasureCalls(opener),
  ];
  return { calls: Object.assign({}, ...parts), called: opener.called };
}
