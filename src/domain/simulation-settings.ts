import { z } from "zod";
import { MINUTE, SECOND } from "../shared/units.ts";

const share = z.number().min(0).max(1);
const weights = z.record(z.string(), z.number().nonnegative());
/** Something is drawn by these every time: all zero would leave nothing to draw. */
const drawnWeights = weights.refine((entries) => Object.values(entries).some((weight) => weight > 0), {
  message: "needs a weight above 0",
});
/** A log-normal: half lie below the median (milliseconds), sigma is the spread of the logarithm. */
const duration = z.object({ median: z.number().positive(), sigma: z.number().positive() });

/** A cluster of incidents with one cause: a storm over the whole place, a quarrel in one market. */
const burstSchema = z.object({
  id: z.string().min(1).max(40),
  perWeek: z.number().nonnegative(),
  /** Local hours it may begin in, first and last included. */
  hours: z.tuple([z.number().int().min(0).max(23), z.number().int().min(0).max(23)]).default([0, 23]),
  /** Mean number of incidents. */
  incidents: z.number().positive(),
  duration: z.number().positive(),
  /** Metres around one point; null spreads it over the whole place. */
  radius: z.number().positive().nullable().default(null),
  categoryWeights: drawnWeights,
  /** Titles by category id; the general titles where a category has none. */
  titles: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  /** The forces are stretched: stage durations grow by this factor. */
  strain: z.number().min(1).default(1),
});

/** What becomes of incidents beside the straight way from report to close: share of incidents, or of events for `duplicated`. */
const sharesSchema = z.object({
  returned: share.default(0.035),
  escalated: share.default(0.06),
  handedOver: share.default(0.05),
  joint: share.default(0.04),
  suspended: share.default(0.025),
  supervised: share.default(0.012),
  amended: share.default(0.05),
  duplicated: share.default(0.004),
  /** Incidents with a (masked) telephone number. */
  contact: share.default(0.62),
});

const reasonsSchema = z.object({
  returned: z.array(z.string()).min(1).default(["地点不详，退回补充", "不属本辖区", "重复上报", "职责待定"]),
  suspended: z.array(z.string()).min(1).default(["当事人外出", "等待权属单位", "等待天气好转"]),
  supervised: z
    .array(z.object({ by: z.string(), note: z.string() }))
    .min(1)
    .default([
      { by: "值班领导", note: "限时办结并回访" },
      { by: "街道综治办", note: "请属地到场核实，反馈处置情况" },
      { by: "平安办主任", note: "同类事件反复，查清原因后报" },
    ]),
  answered: z
    .array(z.object({ by: z.string(), note: z.string() }))
    .min(1)
    .default([
      { by: "属地社区", note: "已到场处置，正在跟进" },
      { by: "值班干部", note: "已联系当事人，约定上门时间" },
      { by: "承办中队", note: "处置完毕，材料补录中" },
    ]),
  drill: z.array(z.string()).min(1).default(["防汛演练", "消防演练", "反恐处突演练"]),
});

/** Metres a second on patrol and on the way to an incident. */
const speedSchema = z.object({ patrol: z.number().positive(), response: z.number().positive() });

/** What the seeded simulation needs to know of this place; absent in profiles that play recordings only. */
export const simulationSchema = z.object({
  /** Mean incidents a day, bursts not counted. */
  incidentsPerDay: z.number().positive(),
  /** First letters of incident ids: `XT` gives XT-1120-0417. */
  incidentPrefix: z
    .string()
    .regex(/^[A-Za-z0-9]{1,8}$/)
    .default("TW"),
  /** 24 relative weights, by hour of the profile's zone. */
  hourWeights: z.array(z.number().nonnegative()).length(24),
  /** 7 relative weights, Monday first. */
  weekdayWeights: z.array(z.number().nonnegative()).length(7),
  /** Relative weights by category id. */
  categoryWeights: drawnWeights,
  /** Relative weights by port id. */
  portWeights: drawnWeights,
  /** The same for single categories, by category id, then port id: fires come in by other ports than disputes. */
  portWeightsByCategory: z.record(z.string(), drawnWeights).default({}),
  /** Relative weights by region id; the leaves' population (else their area) where absent. */
  regionWeights: weights.default({}),
  /** Relative weights of severity Ⅰ to Ⅳ. */
  severityWeights: z.tuple([z.number(), z.number(), z.number(), z.number()]).default([0.02, 0.1, 0.38, 0.5]),
  /** Relative weights by tier id: who resolves. */
  tierWeights: weights.default({}),
  /** The brain that first owns a category, by category id; the profile's first brain where absent. */
  brains: z.record(z.string(), z.string()).default({}),
  /** How long after the REPORT each stage is reached, by stage (`closed` too). A stage absent here is passed by. */
  stageDurations: z.record(z.string(), duration),
  /** The same for single categories, by category id, then stage. */
  stageDurationsByCategory: z.record(z.string(), z.record(z.string(), duration)).default({}),
  /** Titles by category id; `{place}` stands for a place name. */
  titles: z.record(z.string(), z.array(z.string()).min(1)),
  /** Place names by region id, or by category id, or under `*` for all; the region's own name where none fits. */
  places: z.record(z.string(), z.array(z.string()).min(1)),
  bursts: z.array(burstSchema).default([]),
  shares: sharesSchema.prefault({}),
  reasons: reasonsSchema.prefault({}),
  /** Ports that fall silent: how often (all ports together) and how long. */
  silences: z
    .object({
      perDay: z.number().nonnegative().default(8),
      duration: duration.default({ median: 9 * MINUTE, sigma: 0.6 }),
    })
    .prefault({}),
  /** Drills switch the mode to surge for a while. */
  drills: z
    .object({
      perWeek: z.number().nonnegative().default(0.5),
      duration: z
        .number()
        .positive()
        .default(25 * MINUTE),
    })
    .prefault({}),
  units: z
    .object({
      /** On duty at a time. */
      onDuty: z.number().int().nonnegative().default(86),
      /** Authorised number by unit kind id; the profile's strength in equal parts where absent. */
      byKind: z.record(z.string(), z.number().int().nonnegative()).default({}),
      /** Kinds that answer a category, by category id, best first; any kind where absent. */
      answer: z.record(z.string(), z.array(z.string()).min(1)).default({}),
      speeds: z.record(z.string(), speedSchema).default({}),
      speed: speedSchema.default({ patrol: 3.2, response: 14 }),
      /** Time between two fixes of a moving unit. */
      fixEvery: z
        .number()
        .int()
        .min(SECOND)
        .default(5 * SECOND),
    })
    .prefault({}),
});

export type SimulationSettings = z.infer<typeof simulationSchema>;
export type BurstSettings = SimulationSettings["bursts"][number];
