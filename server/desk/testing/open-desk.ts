import { afterAll } from "vitest";
import { startTestDesk } from "../testing.ts";

/**
 * The desk of a file of tests, closed after the last of them. Maya, a customer, and Ines, an admin, have accounts from the
 * first test to the last, whatever a test empties.
 */
export async function openDesk(options: Parameters<typeof startTestDesk>[0] = {}) {
  const it = await startTestDesk(options);
  afterAll(() => it.stop());
  return { ...it, maya: await it.addPerson("Maya", "user"), ines: await it.addPerson("Ines", "admin") };
}
