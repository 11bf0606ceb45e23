import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import webPush from "web-push";
import { z } from "zod";
import type { Env } from "../process/process-env.ts";

const Keys = z.object({ publicKey: z.string(), privateKey: z.string() });

/** The one machine's own keys for web push: made once, beside its secret, readable by their owner only; given ones stay. */
export async function vapidEnv(inherited: Env, dataDir: string): Promise<Env> {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = inherited;
  if (VAPID_PUBLIC_KEY || VAPID_PRIVATE_KEY) return { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY };
  const file = path.join(dataDir, "vapid.json");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, JSON.stringify(webPush.generateVAPIDKeys()), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const { publicKey, privateKey } = Keys.parse(JSON.parse(await readFile(file, "utf8")));
  return { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey };
}
