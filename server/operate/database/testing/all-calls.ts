import type { Database } from "#server/platform/db/database.ts";
import { alertCalls } from "./alert-calls.ts";
import { answerCalls } from "./answer-calls.ts";
import { auditCalls } from "./audit-calls.ts";
import { type Calls, createOpener } from "./calls.ts";
import { colleagueCalls } from "./colleague-calls.ts";
import { deskCalls } from "./desk-calls.ts";
import { dueCalls } from "./due-calls.ts";
import { erasureCalls } from "./erasure-calls.ts";
import { fileCalls } from "./file-calls.ts";
import { inboxCalls } from "./inbox-calls.ts";
import { linkCalls } from "./link-calls.ts";
import { operateCalls } from "./operate-calls.ts";
import { orderCalls } from "./order-calls.ts";
import { ownDataCalls } from "./own-data-calls.ts";
import { peopleCalls } from "./people-calls.ts";
import { pushCalls } from "./push-calls.ts";
import { secondFactorCalls } from "./second-factor-calls.ts";
import { trialCalls } from "./trial-calls.ts";

/** Everything that the product asks its database, to be called in this order on what `fillDesk` filled. */
export function allCalls(db: Database): { readonly calls: Calls; readonly called: ReadonlySet<string> } {
  const opener = createOpener(db);
  const parts = [
    dueCalls(db),
    deskCalls(db, opener),
    answerCalls(opener),
    peopleCalls(db, opener),
    linkCalls(db, opener),
    inboxCalls(opener),
    pushCalls(opener),
    secondFactorCalls(opener),
    ownDataCalls(opener),
    fileCalls(opener),
    alertCalls(opener),
    colleagueCalls(opener),
    auditCalls(opener),
    operateCalls(db, opener),
    orderCalls(opener),
    trialCalls(opener),
    erasureCalls(opener),
  ];
  return { calls: Object.assign({}, ...parts), called: opener.called };
}
