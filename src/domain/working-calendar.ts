import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { localisedTextSchema } from "./localised-text.ts";

const DAY_TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const dayTime = z.string().regex(DAY_TIME, "must be hh:mm, 24:00 at most");

const hoursSchema = z
  .array(z.tuple([dayTime, dayTime]))
  .min(1)
  .superRefine((hours, context) => {
    for (const { path, message } of hoursFaults(hours)) context.addIssue({ code: "custom", path, message });
  });

/** A day that is not as its weekday says: free, worked in the calendar's hours, or in hours of its own. */
const dayRuleSchema = z.union([z.enum(["off", "work"]), hoursSchema], {
  error: (issue) => (Array.isArray(issue.input) ? undefined : "must be off, work or a list of hours"),
});

const date = z.string().refine(isDate, "is not a date (2027-01-01)");
const daysSchema = z.record(date, dayRuleSchema).default({});

/**
 * When an office works (工作日历), in the wall time of the profile's zone. A day is as `overrides` say, else as `days` say, else as
 * its weekday does. See docs/profiles.md for writing one.
 */
export const workingCalendarSchema = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  name: localisedTextSchema,
  /** The hours are this product's assumption, not published ones: the screen says 假定. */
  assumed: z.boolean().default(false),
  /** Worked weekdays, Monday 1 to Sunday 7. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1),
  /** Worked hours of a day, in order, never overlapping, none across midnight. */
  hours: hoursSchema,
  /** Whose public holidays and make-up working days (调休) it keeps; the server writes them into `days`. */
  holidays: z.enum(["cn"]).nullable().default(null),
  /** Public holidays and make-up days by date. */
  days: daysSchema,
  /** Last date whose holidays are known; null while none are asked for. Later days are as their weekdays. */
  knownUntil: date.nullable().default(null),
  /** Days by date as this installation says, before all else. */
  overrides: daysSchema,
});

export type WorkingCalendar = z.infer<typeof workingCalendarSchema>;
export type DayHours = WorkingCalendar["hours"];
export type DayRule = WorkingCalendar["days"][string];

interface HoursFault {
  readonly path: (string | number)[];
  readonly message: string;
}

function hoursFaults(hours: readonly (readonly [string, string])[]): readonly HoursFault[] {
  return hours.flatMap(([from, to], index): HoursFault[] => {
    // hh:mm reads the same as text and as time.
    if (to <= from) {
      return [
        { path: [index], message: `${to} is not after ${from}; hours across midnight are written as two days' hours` },
      ];
    }
    const before = hours[index - 1];
    return before !== undefined && from < before[1]
      ? [{ path: [index], message: `${from} is before ${before[1]}, the end of the hours before it` }]
      : [];
  });
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}
