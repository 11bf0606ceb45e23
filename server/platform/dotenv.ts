import { config } from "dotenv";

/**
 * Reads .env.local and .env from the working directory into process.env, as Next does for the web process.
 * Variables that are already set win.
 */
export function loadDotenv(): void {
  config({ path: [".env.local", ".env"], quiet: true });
}
