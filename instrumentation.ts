/** Runs once when the web process starts: settings are checked and the database connects before the first request needs it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startWeb } = await import("#server/web/start-web.ts");
  startWeb();
}
