import { z } from "zod";
import { ACKNOWLEDGED_AT_ONCE, COMMAND_REFUSALS, type Command, INCIDENT_COMMANDS } from "../domain/command.ts";
import { MODES } from "../domain/mode.ts";
import { identifier, text } from "./fields.ts";
import { alarmsSchema } from "./incident-events.ts";
import { cleanText, TEXT_LIMIT } from "./hygiene.ts";

/** Somebody must be named; the note may be empty. */
const signature = { by: text, note: text };

/** 督办 an incident, or answer the supervision that stands; switch the mode 平战; 确认 alarms. */
export const commandSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(INCIDENT_COMMANDS), incident: identifier, ...signature }),
  z.object({ kind: z.literal("mode"), mode: z.enum(MODES), ...signature }),
  z.object({
    kind: z.literal("acknowledge"),
    incidents: z
      .array(z.object({ incident: identifier, alarms: alarmsSchema }))
      .min(1)
      .max(ACKNOWLEDGED_AT_ONCE)
      .refine((seen) => new Set(seen.map(({ incident }) => incident)).size === seen.length, {
        message: "names an incident twice",
      }),
    by: text,
  }),
]);

/** The acknowledgement: the sequence its event takes, or why there is none. */
export const commandAnswerSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), sequence: z.int().min(1) }),
  z.object({ ok: z.literal(false), reason: z.enum(COMMAND_REFUSALS), detail: z.string() }),
]);
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;

/** The command with its texts as the door would leave them; null when nobody is named then. */
export function tidyCommand(command: Command): Command | null {
  const by = cleanText(command.by, TEXT_LIMIT).trim();
  if (by === "") return null;
  if (command.kind === "acknowledge") return { ...command, by };
  return { ...command, by, note: cleanText(command.note, TEXT_LIMIT).trim() };
}
