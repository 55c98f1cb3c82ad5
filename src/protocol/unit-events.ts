import { z } from "zod";
import { UNIT_STATES } from "../domain/unit.ts";
import { identifier, instant, latitude, longitude, named, offset, text } from "./fields.ts";

export const unitMovedSchema = z
  .tuple([
    named("offset", offset),
    named("kind", z.literal("unitMoved")),
    named("unit", identifier),
    named("at", instant),
    named("longitude", longitude),
    named("latitude", latitude),
    named("heading", z.number().min(0).max(360).nullable()),
  ])
  .rest(z.unknown());

export const unitLeftSchema = z
  .tuple([
    named("offset", offset),
    named("kind", z.literal("unitLeft")),
    named("unit", identifier),
    named("at", instant),
  ])
  .rest(z.unknown());

export const unitStateSchema = z
  .tuple([
    named("offset", offset),
    named("kind", z.literal("unitState")),
    named("unit", identifier),
    named("at", instant),
    named("state", z.enum(UNIT_STATES)),
    named("incident", identifier.nullable()),
    named("name", text),
    named("unitKind", identifier),
    named("region", identifier),
  ])
  .rest(z.unknown());
