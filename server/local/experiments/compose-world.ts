import { createTell } from "#server/core/events/tell.ts";
import { composeDesk } from "#server/desk/compose-desk.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { beginTrial } from "#server/desk/trials/clean-up.ts";
import { createTrialStore } from "#server/desk/trials/store.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { checkInvariants } from "#server/operate/invariants/check-invariants.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { createSnsTopic } from "#server/platform/aws/sns-topic.ts";
import { createSqsQueue } from "#server/platform/aws/sqs-queue.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { ConsumerEnv, WebEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { bringIn } from "./cast.ts";
import type { LauncherLink } from "./launcher-link.ts";
import { Meter } from "./meter.ts";
import { putAway } from "./put-away.ts";
import { createExperimentStore } from "./store.ts";
import { createWebClient } from "./web-client.ts";
import type { World } from "./world.ts";

/** What an invariant check on a desk at work waits for before it believes what it saw. */
const GRACE_MS = 3_000;

export interface ComposedWorld extends AsyncDisposable {
  readonly world: World;
}

/** The running desk as an experiment sees it: the API from outside, the database to look things up. */
export async function composeWorld(
  { realtimePort, ...env }: WebEnv & ConsumerEnv,
  link: LauncherLink,
  log: Log,
): Promise<ComposedWorld> {
  const onRetry = (error: unknown) => log.warn({ err: error }, "waiting for the database");
  const database = await connectDatabase(env.mongodbUri, { onRetry });
  const [sns, sqs] = [createSnsClient(env.aws), createSqsClient(env.aws)];
  const tell = createTell({
    noticeStore: createNoticeStore(database),
    findSubject: createSubjectReader(database).findSubject,
    onNotices: () => {},
  });
  const { desk, inlineRelay } = composeDesk({
    db: database,
    log,
    topic: createSnsTopic({ sns, topicArn: env.aws.topicArn }),
    tell,
  });
  const ports = { ...desk, secret: env.authSecret };
  const store = createExperimentStore(database);
  const queue = createSqsQueue({ sqs, queueUrl: env.aws.queueUrl });
  const trials = createTrialStore(database);
  const tidyUp = () => putAway({ ...ports, trials, runs: store });

  const world: World = {
    store,
    web: createWebClient(`http://127.0.0.1:${env.port}`, link.giveUp),
    meter: new Meter(`http://127.0.0.1:${realtimePort}`),
    timers,
    now: clock.now,
    obey: link.obey,
    publish: (record) => link.send({ kind: "record", record }),
    async bringIn(trial) {
      // A run that died has agents on duty, and complaints in line.
      await tidyUp();
      await beginTrial({ trials, clock }, trial);
      return bringIn(ports, trial);
    },
    sendHome: tidyUp,
    async countMessages() {
      const { visible, inFlight, delayed } = await queue.depth();
      return visible + inFlight + delayed;
    },
    async findViolations() {
      const { violations } = await checkInvariants(createInvariantStore(database), {
        clock,
        grace: { ms: GRACE_MS, timers },
      });
      return violations.map(({ sentence }) => sentence);
    },
  };
  return {
    world,
    async [Symbol.asyncDispose]() {
      await inlineRelay.drain();
      sns.destroy();
      sqs.destroy();
      await database.close();
    },
  };
}
