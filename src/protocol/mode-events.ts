import { z } from "zod";
import { MODES } from "../domain/mode.ts";
import { instant, named, offset, text } from "./fields.ts";

export const modeSchema = z
  .tuple([
    named("offset", offset),
    named("kind", z.literal("mode")),
    named("at", instant),
    named("mode", z.enum(MODES)),
    named("reason", text.nullable()),
  ])
  .rest(z.unknown());
