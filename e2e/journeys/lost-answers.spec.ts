import { agents } from "#e2e/fixtures/lost-answers/agents.ts";
import { answers } from "#e2e/fixtures/lost-answers/answers.ts";
import { experiments } from "#e2e/fixtures/lost-answers/experiments.ts";
import { inbox } from "#e2e/fixtures/lost-answers/inbox.ts";
import { leaving } from "#e2e/fixtures/lost-answers/leaving.ts";
import { machine } from "#e2e/fixtures/lost-answers/machine.ts";
import { people } from "#e2e/fixtures/lost-answers/people.ts";
import { secondFactor } from "#e2e/fixtures/lost-answers/second-factor.ts";
import { settings } from "#e2e/fixtures/lost-answers/settings.ts";
import { tickets } from "#e2e/fixtures/lost-answers/tickets.ts";
import { waysOn } from "#e2e/fixtures/lost-answers/try-ways.ts";
import { visitors } from "#e2e/fixtures/lost-answers/visitors.ts";
import type { Way, Ways } from "#e2e/fixtures/lost-answers/way.ts";
import type { MutationName } from "#e2e/fixtures/mutations.ts";
import { test } from "#e2e/fixtures/test.ts";

// What is broken on purpose shows in the console, and so does that somebody was signed out by it.
test.use({ expectedProblems: /Failed to load resource|net::ERR/ });

/** All that changes anything: the compiler asks for what is missing. */
const WAYS: Readonly<Record<MutationName, Way>> = {
  ...tickets,
  ...agents,
  ...answers,
  ...people,
  ...settings,
  ...secondFactor,
  ...leaving,
  ...visitors,
  ...machine,
  ...experiments,
  ...inbox,
};

const triesIn = (room: Ways) => Object.entries(WAYS).filter((entry): entry is [MutationName, Way] => entry[0] in room);

// Whoever is on duty takes what there is: each has a desk of its own.
for (const [procedure, way] of triesIn(tickets)) {
  test(`${procedure}: a page whose answer got lost asks again, and there is one of it`, async ({ desk, openAs }) => {
    await waysOn(desk, openAs)(procedure, way);
  });
}

const ROOMS = { agents, answers, inbox, people, settings, secondFactor, leaving, visitors, machine, experiments };

for (const [name, room] of Object.entries(ROOMS)) {
  test(`${name}: of all that its pages change there is one, though each answer got lost`, async ({ desk, openAs }) => {
    const tries = triesIn(room);
    test.setTimeout(20_000 + tries.length * 15_000);
    const tryOut = waysOn(desk, openAs);
    for (const [procedure, way] of tries) await test.step(procedure, () => tryOut(procedure, way));
  });
}
