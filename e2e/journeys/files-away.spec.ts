import { mkdir, rename, rm } from "node:fs/promises";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

// What cannot be kept is refused.
test.use({ expectedProblems: /Failed to load resource/ });

const text = (name: string, words: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
const COMES = { timeout: 20_000 };

/** Takes the disk of the files away, as a mount that is not there: the folder is empty until the returned value is disposed of. */
async function withoutFiles(): Promise<AsyncDisposable> {
  const { filesDir } = runningStack();
  const disk = `${filesDir}.disk`;
  await rename(filesDir, disk);
  await mkdir(filesDir);
  return {
    async [Symbol.asyncDispose]() {
      await rm(filesDir, { recursive: true });
      await rename(disk, filesDir);
    },
  };
}

test("while the disk for files is away, tickets are filed, given out and answered; what waits for it arrives when it is back", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const customer = await openAs(maya);
  await customer.goto(`/complaints/${ticket.complaintId}`);
  const send = customer.getByRole("button", { name: "Send", exact: true });
  await customer.locator("input[type=file]").setInputFiles([text("before.txt", "It hums.")]);
  await expect(customer.getByRole("button", { name: "Take before.txt out" })).toBeVisible();
  await customer.getByLabel("Add something").fill("This is how it sounds.");
  await send.click();
  const earlier = customer.getByRole("link", { name: /Download before\.txt/ });
  await expect(earlier).toBeVisible();
  const address = (await earlier.getAttribute("href")) ?? "";

  {
    await using _ = await withoutFiles();
    await customer.locator("input[type=file]").setInputFiles([text("lamp.txt", "It is dark.")]);
    await expect(customer.getByText(/cannot keep or show files at the moment/)).toBeVisible();
    // A file that is there is not called lost.
    expect((await customer.request.get(address)).status()).toBe(503);

    const lena = await desk.agent("Lena Köhler", { onDuty: true });
    const agent = await openAs(lena);
    await gotoLive(agent, "/desk");
    const next = await desk.file(await desk.customer(), { title: `The bell rings ${crypto.randomUUID().slice(0, 8)}` });
    await expect(agent.getByRole("heading", { name: next.title })).toBeVisible();
    await lena.api.complaints.comment.mutate({ id: next._id, message: "I am looking." });
    expect((await desk.ticket(next)).status).toBe("In Progress");
  }

  await customer.getByRole("button", { name: "Try lamp.txt again" }).click();
  await expect(customer.getByRole("button", { name: "Take lamp.txt out" })).toBeVisible(COMES);
  expect(await (await customer.request.get(address)).text()).toBe("It hums.");
});
