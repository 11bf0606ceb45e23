/** Places that the calendar still lists under a name of long ago, and how they are called today. */
const CALLED_TODAY: Readonly<Record<string, string>> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** The zones that this server's calendar has, in the order of their names. Others may be called by names that are not listed. */
export function knownTimeZones(): readonly string[] {
  const zones = Intl.supportedValuesOf("timeZone").map((zone) => CALLED_TODAY[zone] ?? zone);
  return [...new Set([...zones, "UTC"])].toSorted();
}
