import { conversionFailure, locationError, MongoError } from "../../errors.ts";
import type { OperatorTable } from "../evaluate.ts";
import { checkFormat, formatDate } from "./date-format.ts";
import { checkParsedFormat, parseFormattedDate, parseIsoDate } from "./date-parse.ts";
import { dateFor, rememberZones, utc, type ZoneFor } from "./date-zone.ts";
import { isAnyNull, isNullish, namedFields, namedWith, typeName } from "./define.ts";

export const dateTextOperators: OperatorTable = {
  $dateToString: namedWith(
    { required: ["date"], optional: ["format", "timezone", "onNull"], codes: [18629, 18534, 18628] },
    rememberZones,
    (values, zoneFor) => {
      const { date: value, format, timezone, onNull } = values;
      if (!isNullish(format)) {
        if (typeof format !== "string") throw locationError(18533, "$dateToString requires that 'format' be a string");
        checkFormat(format);
      }
      const zone = isAnyNull(values, "timezone") ? null : zoneFor(timezone);
      if (isNullish(value)) return Object.hasOwn(values, "onNull") ? onNull : null;
      if (zone === null || isAnyNull(values, "format")) return null;
      const written = format ?? (zone === utc ? "%Y-%m-%dT%H:%M:%S.%LZ" : "%Y-%m-%dT%H:%M:%S.%L");
      const date = dateFor(value, 16006, "can't convert to Date from BSON type");
      return date && formatDate(date, written, zone);
    },
  ),
  $dateFromString: (argument, compile, name) => {
    const fields = namedFields(argument, name, {
      required: ["dateString"],
      optional: ["format", "timezone", "onError", "onNull"],
      codes: [40540, 40541, 40542],
    });
    const optional = (field: string) => (Object.hasOwn(fields, field) ? compile(fields[field]) : null);
    const zoneFor = rememberZones();
    const text = compile(fields["dateString"]);
    const [format, timezone, onError, onNull] = ["format", "timezone", "onError", "onNull"].map(optional);
    return (doc, vars) => {
      const value = text(doc, vars);
      const how = format ? format(doc, vars) : undefined;
      if (!isNullish(how)) {
        if (typeof how !== "string") throw locationError(40684, "$dateFromString requires that 'format' be a string");
        checkParsedFormat(how);
      }
      const zone = timezone ? timezone(doc, vars) : undefined;
      const isWithoutZone = timezone && isNullish(zone);
      // An unknown zone is refused whatever there is to read.
      if (!isWithoutZone) zoneFor(zone);
      if (isNullish(value)) return onNull ? onNull(doc, vars) : null;
      try {
        const written = textFor(value);
        if (isWithoutZone || (format && isNullish(how))) return null;
        return parseDate(written, how, zone, zoneFor);
      } catch (error) {
        if (onError && error instanceof MongoError && error.code === 241) return onError(doc, vars);
        throw error;
      }
    };
  },
};

function textFor(value: unknown): string {
  if (typeof value === "string") return value;
  throw conversionFailure(`$dateFromString requires that 'dateString' be a string, found: ${typeName(value)}`);
}

function parseDate(value: string, format: unknown, zone: unknown, zoneFor: ZoneFor): Date {
  const zoneName = zone === undefined ? undefined : String(zone);
  const parsed =
    typeof format !== "string"
      ? parseIsoDate(value, zoneName, zoneFor)
      : parseFormattedDate(value, format, zoneFor(zone), zoneFor);
  if (parsed === null) throw conversionFailure(`Error parsing date string '${value}'`);
  return parsed;
}
