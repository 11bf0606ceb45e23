/** A year, which is the least that browsers' lists take. */
const MAX_AGE_SECONDS = 31_536_000;

/**
 * What tells browsers to ask for nothing but https from now on, on every answer of a desk that has it: pages, API, files.
 * Names below the desk's own are meant, too, unless somebody says that one of theirs has no https.
 */
export function transportSecurity(publicUrl: string, withSubdomains: boolean): Record<string, string> {
  if (!publicUrl.startsWith("https:")) return {};
  const subdomains = withSubdomains ? "; includeSubDomains" : "";
  return { "Strict-Transport-Security": `max-age=${MAX_AGE_SECONDS}${subdomains}` };
}
