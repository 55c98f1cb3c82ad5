import { z } from "zod";
import { INDICATOR_BETTER, INDICATOR_STATUSES } from "../domain/indicator.ts";
import { figure, identifier, instant, month, named, offset, text } from "./fields.ts";

export const indicatorSchema = z
  .tuple([
    named("offset", offset),
    named("kind", z.literal("indicator")),
    named("at", instant),
    named("region", identifier),
    named("indicator", identifier),
    named("labelZh", text),
    named("labelEn", text),
    named("group", text),
    named("periodFrom", month),
    named("periodTo", month),
    named("value", figure),
    named("unit", text),
    named("yoyPercent", figure),
    named("targetCompletionPercent", figure),
    named("better", z.enum(INDICATOR_BETTER)),
    named("source", text),
    named("status", z.enum(INDICATOR_STATUSES)),
  ])
  .rest(z.unknown());
