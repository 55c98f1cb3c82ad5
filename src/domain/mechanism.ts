import { z } from "zod";
import { localisedTextSchema } from "./localised-text.ts";
import { STAGES } from "./lifecycle.ts";

/** Below this remaining share of a limit a clock turns from in time to at risk (design token --clock-warn-at). */
const DEFAULT_AT_RISK_SHARE = 0.34;

const stageLimitSchema = z.object({
  /** The lifecycle stage that must be reached. */
  stage: z.enum(STAGES).exclude(["reported"]),
  /** The mechanism's own word for it: 响应, 接单, 启动 … */
  name: localisedTextSchema,
  /** Where its clock starts: the report, or the mechanism's stage before (the report for the first). */
  from: z.enum(["reported", "previous"]).default("reported"),
  /** Milliseconds. */
  limit: z.number().int().positive(),
  /** Limits of single categories, milliseconds. */
  limitByCategory: z.record(z.string(), z.number().int().positive()).default({}),
  /** Remaining share of the limit below which the clock is at risk. */
  atRiskShare: z.number().min(0).max(1).default(DEFAULT_AT_RISK_SHARE),
  /** Compliance the installation aims at; null where none is set. */
  target: z.number().min(0).max(1).nullable().default(null),
  /** The limit is this product's assumption, not a published one: the screen says 假定. */
  assumed: z.boolean().default(false),
});

/** A named list of stage limits (机制). See docs/profiles.md for writing one. */
export const mechanismSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,24}$/),
    name: localisedTextSchema,
    /** `assumed`: the name is known, its definition is not; the screen says 假定. */
    status: z.enum(["published", "assumed"]),
    /** Where the definition was published. */
    source: z.string().min(1),
    stages: z.array(stageLimitSchema).min(1).max(8),
  })
  .superRefine((mechanism, context) => {
    let before = 0;
    for (const [index, stage] of mechanism.stages.entries()) {
      const at = STAGES.indexOf(stage.stage);
      if (at <= before) {
        context.addIssue({
          code: "custom",
          path: ["stages", index, "stage"],
          message: `${stage.stage} must come after the stage before it, in the order ${STAGES.join(" → ")}`,
        });
      }
      before = at;
    }
  });

export type Mechanism = z.infer<typeof mechanismSchema>;
export type StageLimit = z.infer<typeof stageLimitSchema>;
