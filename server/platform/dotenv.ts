import { loadEnvFile } from "node:process";

/**
 * Reads .env.local and .env from the working directory into process.env, as Next does for the web process.
 * Variables that are already set win; a file that is not there is none.
 */
export function loadDotenv(): void {
  for (const file of [".env.local", ".env"]) {
    try {
      loadEnvFile(file);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
}
