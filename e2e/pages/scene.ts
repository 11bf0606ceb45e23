import { type Desk, eachOf } from "#e2e/fixtures/desk.ts";
import { demoPerson, type Person } from "#e2e/fixtures/people.ts";
import { sendPoison } from "#e2e/fixtures/poison.ts";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import type { Priority } from "#server/core/vocabulary.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";
import { STORIES } from "#server/local/demo/stories.ts";

const WAITING = 200;
const MIX: readonly Priority[] = ["Medium", "Low", "High", "Medium", "Critical", "Medium", "Low", "High"];
/** 120 characters, the longest that anybody should have to read in one line. */
const LONG_TITLE =
  "The dishwasher that I bought in March leaks under the left front foot whenever the eco programme starts its second rinse";

/** What a customer pastes from the address bar: nowhere in it may a line break, unless anywhere. */
const LONG_ADDRESS = `https://shop.example/orders?token=${"a1B2c3D4e5F6g7H8i9J0".repeat(14)}`;

/** Messages that are no JSON, and some of a kind that this desk does not know. */
const POISON = [1, 2, 3].flatMap((n) => [
  `{"eventType": "ticket.created", "n": ${n}`,
  JSON.stringify({ eventType: "ticket.teleported", timestamp: "2026-03-01T10:00:00.000Z", data: { n } }),
]);

/** A busy afternoon: everything that a page can show is there. */
export interface Scene {
  readonly agent: Person;
  readonly customer: Person;
  readonly held: Complaint;
  readonly waiting: Complaint;
  readonly asked: Complaint;
  readonly solved: Complaint;
}

export async function setScene(desk: Desk): Promise<Scene> {
  const [agent, tomas, customer, zoe] = await Promise.all(
    ["agent1", "agent2", "user1", "zoe.martinez"].map((name) => demoPerson(desk.webUrl, `${name}@demo.test`)),
  );
  if (!agent || !tomas || !customer || !zoe) throw new Error("The demo's people are not there.");
  await desk.clear();
  await Promise.all([desk.setDuty(agent, true), desk.setDuty(tomas, false)]);
  const filedAndHeld = async (title: string) => desk.untilWith(await desk.file(customer, { title }), agent);

  const solved = await filedAndHeld("Steam wand does not steam");
  await agent.api.complaints.changeStatus.mutate({
    id: solved._id,
    status: "Resolved",
    message: "A new seal is on its way.",
  });
  const asked = await filedAndHeld("Wrong colour delivered");
  await customer.api.complaints.comment.mutate({ id: asked._id, message: `See ${LONG_ADDRESS}` });
  await agent.api.complaints.changeStatus.mutate({
    id: asked._id,
    status: "Waiting on Customer",
    message: "Which colour does the label on the box say?",
  });
  const held = await desk.untilWith(await desk.file(zoe, { title: LONG_TITLE, priority: "High" }), agent);
  await agent.api.complaints.comment.mutate({
    id: held._id,
    message: "Third one this week. Asked production.",
    internal: true,
  });
  await agent.api.complaints.comment.mutate({
    id: held._id,
    message: "Thank you. Is the water clear, or is there foam in it?",
  });
  await zoe.api.complaints.comment.mutate({ id: held._id, message: `It is on the photo: ${LONG_ADDRESS}` });
  await zoe.api.complaints.comment.mutate({ id: held._id, message: "Clear, and only a spoonful each time." });
  const waiting = await desk.file(customer, { title: "Crack in the glass jug", priority: "Critical" });
  await desk.file(customer, { title: LONG_ADDRESS.slice(0, 120), priority: "Critical" });

  await sendPoison(runningStack(), POISON);

  const people = [customer, zoe];
  await eachOf([...Array(WAITING - 2).keys()], async (number) => {
    const story = STORIES[number % STORIES.length];
    const person = people[number % people.length];
    if (story && person) await desk.file(person, { ...story, priority: MIX[number % MIX.length] });
  });
  return { agent, customer, held, waiting, asked, solved };
}
