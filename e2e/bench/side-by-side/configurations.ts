/** What each contender is, as its users would write it; printed with the figures. */
export const CONFIGURATIONS: readonly string[] = [
  "the seed's worker: a timer every 1.5 s, each time a long poll of 10 s for 5 messages, handled one after the other, each deleted alone; find, count, save; every event one Publish",
  "one message at a time: a loop of a long poll of 10 s for 1 message, handled by the seed's handler, deleted alone",
  "sqs-consumer 15: Consumer.create with batchSize 10, waitTimeSeconds 10 and handleMessage, the seed's handler; it handles the ten of a batch together",
  "sqs-consumer × 4: four of these consumers in one process",
  "QuickFix: node consumer/main.ts with its settings as they are, one, two or four processes",
  "All: 40 agents with room for one ticket; each solves what they get at once. They learn of it from a process between desk and database, as the answer to the write passes: in the same way for all, and without a question to the database. Commands are counted there, those of the API's side included. “Two at once” counts what passes there: an agent is given a complaint while the solving of the one before has not even been asked for.",
];
