import { conversionFailure, locationError, MongoError } from "../../errors.ts";
import type { OperatorTable } from "../evaluate.ts";
import { formatDate } from "./date-format.ts";
import { parseFormattedDate, parseIsoDate } from "./date-parse.ts";
import { dateFor, rememberZones, utc, type ZoneFor } from "./date-zone.ts";
import { isNullish, namedFields, namedWith, typeName } from "./define.ts";

export const dateTextOperators: OperatorTable = {
  $dateToString: namedWith(
    { required: ["date"], optional: ["format", "timezone", "onNull"], codes: [18629, 18534, 18628] },
    rememberZones,
    (values, zoneFor) => {
      const { date: value, format, timezone, onNull } = values;
      const date = dateFor(value, 16006, "can't convert to Date from BSON type");
      const hasZone = Object.hasOwn(values, "timezone");
      if (date === null) return Object.hasOwn(values, "onNull") ? onNull : null;
      if ((hasZone && isNullish(timezone)) || format === null) return null;
      if (format !== undefined && typeof format !== "string") {
        throw locationError(18533, "$dateToString requires that 'format' be a string");
      }
      const zone = zoneFor(timezone);
      return formatDate(date, format ?? (zone === utc ? "%Y-%m-%dT%H:%M:%S.%LZ" : "%Y-%m-%dT%H:%M:%S.%L"), zone);
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
      if (isNullish(value)) return onNull ? onNull(doc, vars) : null;
      const zone = timezone?.(doc, vars);
      if (timezone && isNullish(zone)) return null;
      try {
        return parseDate(value, format?.(doc, vars), zone, zoneFor);
      } catch (error) {
        if (onError && error instanceof MongoError && error.code === 241) return onError(doc, vars);
        throw error;
      }
    };
  },
};

function parseDate(value: unknown, format: unknown, zone: unknown, zoneFor: ZoneFor): Date | null {
  if (typeof value !== "string") {
    throw conversionFailure(`$dateFromString requires that 'dateString' be a string, found: ${typeName(value)}`);
  }
  if (format === null) return null;
  if (format !== undefined && typeof format !== "string") {
    throw locationError(40684, "$dateFromString requires that 'format' be a string");
  }
  const zoneName = zone === undefined ? undefined : String(zone);
  const parsed =
    format === undefined
      ? parseIsoDate(value, zoneName, zoneFor)
      : parseFormattedDate(value, format, zoneFor(zone), zoneFor);
  if (parsed === null) throw conversionFailure(`Error parsing date string '${value}'`);
  return parsed;
}
