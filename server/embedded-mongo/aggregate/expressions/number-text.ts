/** A double as `$toString` writes it: as short as it can be, "Infinity" and "NaN" by name, exponents with two digits. */
export function formatDouble(value: number): string {
  if (Object.is(value, -0)) return "-0";
  if (!Number.isFinite(value) || (Math.abs(value) < 1e21 && Math.abs(value) >= 1e-6) || value === 0)
    return String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}

const digits = 6;

/** A double as the older operators on strings write it, `$toUpper` and `$substrCP` among them: six digits, like `%g` in C. */
export function formatSixDigits(value: number): string {
  if (!Number.isFinite(value) || value === 0) return formatDouble(value);
  const [mantissa = "", power = "0"] = value.toExponential(digits - 1).split("e");
  const exponent = Number(power);
  if (exponent >= -4 && exponent < digits) return withoutZeros(value.toFixed(digits - 1 - exponent));
  return `${withoutZeros(mantissa)}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

const withoutZeros = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
