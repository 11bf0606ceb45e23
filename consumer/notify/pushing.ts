import { createNoticePush } from "#server/desk/notices/notice-push.ts";
import { createPushService } from "#server/desk/push/push-service.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import type { Loop } from "#server/platform/loop.ts";
import { type PushPorts, pushNotices } from "./push-notices.ts";

/** Tells people on their devices; nothing where the desk has no keys. */
export function createPushing(
  db: Database,
  desk: Omit<PushPorts, "notices" | "service" | "onUnsent">,
  { vapid, isPublic }: Pick<ConsumerEnv, "vapid" | "isPublic">,
  log: Pick<Log, "warn">,
): readonly Loop[] {
  const service = createPushService(vapid, !isPublic);
  if (!service) return [];
  const onUnsent = (answer: object) =>
    log.warn(answer, "a push service did not take a push, which will be tried again");
  const ports = { ...desk, notices: createNoticePush(db), service, onUnsent };
  return [{ name: "push", turn: () => pushNotices(ports) }];
}
