/** A double as MongoDB writes it in text: as short as it can be, "Infinity" and "NaN" by name, exponents with two digits. */
export function formatDouble(value: number): string {
  if (Object.is(value, -0)) return "-0";
  if (!Number.isFinite(value) || (Math.abs(value) < 1e21 && Math.abs(value) >= 1e-6) || value === 0)
    return String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}
