/** Days since 1970-01-01 of a Gregorian date (Fliegel and Van Flandern 1968). */
function dayNumber(year: number, month: number, day: number): number {
  const leapShift = Math.trunc((month - 14) / 12);
  return (
    day -
    32075 +
    Math.trunc((1461 * (year + 4800 + leapShift)) / 4) +
    Math.trunc((367 * (month - 2 - leapShift * 12)) / 12) -
    Math.trunc((3 * Math.trunc((year + 4900 + leapShift) / 100)) / 4) -
    2440588
  );
}

const isoForm = /^\s*(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)(?:Z|([+-])(\d{2}):?(\d{2}))?\s*$/;

/** Seconds since 1970 of a time stamp in the form of ISO 8601 (UTC where it names no zone); NaN for anything else. */
export function timeStampSeconds(text: string): number {
  const match = isoForm.exec(text);
  if (match === null) return Number.NaN;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second >= 61) return Number.NaN;
  const zoneSeconds = match[7] === undefined ? 0 : (match[7] === '-' ? -1 : 1) * (Number(match[8]) * 3600 + Number(match[9]) * 60);
  return dayNumber(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - zoneSeconds;
}
