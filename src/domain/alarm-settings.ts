import { z } from "zod";

/** What an alarm may tell of an open incident, the gravest first. */
export const ALARM_KINDS = ["breached", "atrisk", "supervised", "reported"] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** How loud an alarm is, from the quietest. A silent one is shown and logged all the same. */
export const ALARM_VOICES = ["silent", "tone", "speech"] as const;
export type AlarmVoice = (typeof ALARM_VOICES)[number];

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be hh:mm");
const severity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const alarmRuleSchema = z
  .object({
    /** What it is for; absent: everything. */
    on: z.array(z.enum(ALARM_KINDS)).min(1).optional(),
    /** Absent: all four. */
    severities: z.array(severity).min(1).optional(),
    /** Hours of the profile's zone, `[from, to)`, over midnight if `to` is the earlier; absent: at all hours. */
    from: clockTime.optional(),
    to: clockTime.optional(),
    voice: z.enum(ALARM_VOICES),
  })
  .superRefine(({ from, to }, context) => {
    if ((from === undefined) !== (to === undefined)) {
      const missing = from === undefined ? "from" : "to";
      context.addIssue({ code: "custom", path: [missing], message: "from and to need each other" });
    } else if (from !== undefined && from === to) {
      context.addIssue({ code: "custom", path: ["to"], message: "from and to are the same, which is no time at all" });
    }
  });

const DAYTIME = { from: "07:00", to: "22:00" } as const;

/** Alarms of a profile: who is told how loudly, and at which hour. */
export const alarmSchema = z.object({
  /** The first rule that applies decides; an alarm to which none applies is silent. */
  rules: z.array(alarmRuleSchema).default([
    { on: ["breached"], severities: [1, 2], ...DAYTIME, voice: "speech" },
    { ...DAYTIME, voice: "tone" },
    { on: ["breached"], severities: [1], voice: "speech" },
    { severities: [1], voice: "tone" },
  ]),
  /** Severities whose very report is an alarm. */
  reported: z.array(severity).default([1, 2]),
});

/** The alarms of a profile that says nothing about them. */
export const DEFAULT_ALARMS = alarmSchema.parse({});

export type AlarmSettings = z.infer<typeof alarmSchema>;
