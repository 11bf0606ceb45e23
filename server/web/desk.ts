import { createTell } from "#server/core/events/tell.ts";
import { composeDesk, type Rooms } from "#server/desk/compose-desk.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { countRelay } from "#server/operate/figures/count-relay.ts";
import { createSnsClient } from "#server/platform/aws/clients.ts";
import { createSnsTopic } from "#server/platform/aws/sns-topic.ts";
import { TOPIC_NAME } from "#server/platform/aws/topology.ts";
import { systemClock } from "#server/platform/clock.ts";
import { measuredTopic } from "#server/platform/messaging-metrics.ts";
import { getWebEnv, getWebLog } from "./http/web-env.ts";
import { getWebMetrics } from "./http/web-metrics.ts";
import { getPipeline } from "./pipeline.ts";

let desk: Rooms | undefined;

/** The web process's desk, composed at the first request. */
export function getDesk(): Rooms {
  if (desk) return desk;
  const { aws } = getWebEnv();
  const counts = countRelay(getPipeline().figures, systemClock);
  const tell = createTell({
    noticeStore: createNoticeStore(),
    findSubject: createSubjectReader().findSubject,
    // Counted only: the consumer's tail finds them and tells the open browsers.
    onNotices: counts.onNotices,
  });
  const metrics = getWebMetrics();
  const sns = createSnsClient({ ...aws, onRequest: (request) => metrics.awsRequests.inc(request) });
  const topic = counts.watch(measuredTopic(createSnsTopic({ sns, topicArn: aws.topicArn }), TOPIC_NAME, metrics));
  desk = composeDesk({ log: getWebLog(), topic, tell, onStored: counts.onStored }).desk;
  return desk;
}
