import { z } from "zod";
import { localisedTextSchema } from "../../domain/localised-text.ts";
import { formatPath } from "../../domain/profile.ts";
import { fieldMessage } from "../../domain/field-message.ts";

const name = z.string().min(1).max(64);
const indicator = z.object({ region: name, indicator: name });

/** `indicator-cards`: the figures of the top row. */
export const cardsOptions = z.object({ indicators: z.array(indicator).min(1).max(8) });

/** `indicator-targets`: `measure: "value"` for figures that are a progress in percent themselves. */
export const targetsOptions = z.object({
  indicators: z
    .array(indicator.extend({ measure: z.enum(["target", "value"]).default("target") }))
    .min(1)
    .max(8),
});

/** `indicator-polarity`: one region's changes; those without a published change are read against their target, and hatched. */
export const polarityOptions = z.object({
  title: localisedTextSchema,
  region: name,
  indicators: z.array(name).min(1).max(10),
});

/** `indicator-comparison`: streets side by side. */
export const comparisonOptions = z.object({
  own: name,
  indicators: z.array(name).min(1).max(4),
  regions: z.array(name).min(2).max(12),
});

/** `indicator-cumulative`: one small chart for each. */
export const cumulativeOptions = z.object({ indicators: z.array(indicator).min(1).max(6) });

/** `indicator-share`: a hundred squares, and what stands beside them. */
export const shareOptions = z.object({
  title: localisedTextSchema,
  unit: localisedTextSchema,
  share: indicator,
  beside: z.array(indicator).max(3).default([]),
});

/** `indicator-projects`: before → after, as published. */
export const projectsOptions = z.object({
  source: z.string().min(1),
  projects: z
    .array(
      z.object({
        name: localisedTextSchema,
        measures: z.array(
          z.object({
            name: localisedTextSchema,
            before: z.number().nullable(),
            after: z.number().nullable(),
            unit: z.string().min(1),
          }),
        ),
      }),
    )
    .max(12),
});

/** What came of reading a panel's options from the profile. */
export type OptionsRead<Options> =
  | { readonly options: Options }
  /** One line naming the field. */
  | { readonly fault: string };

/** Reads a panel's options; a fault names the field: `options.indicators[2].region: …`. */
export function readOptions<Options>(
  schema: z.ZodType<Options>,
  options: Readonly<Record<string, unknown>>,
): OptionsRead<Options> {
  const result = schema.safeParse(options, { error: fieldMessage });
  if (result.success) return { options: result.data };
  const [issue] = result.error.issues;
  return { fault: `options.${formatPath(issue?.path ?? [])}: ${issue?.message ?? ""}` };
}
