import { z } from "zod";
import { PORT_HEALTHS } from "../domain/port.ts";
import { identifier, instant, named, offset, text } from "./fields.ts";

export const portSchema = z
  .tuple([
    named("offset", offset),
    named("kind", z.literal("port")),
    named("port", identifier),
    named("at", instant),
    named("health", z.enum(PORT_HEALTHS)),
    named("lag", z.number().min(0).nullable()),
    named("note", text.nullable()),
  ])
  .rest(z.unknown());
