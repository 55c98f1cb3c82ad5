import { z } from "zod";
import { rememberedName, rememberName } from "../../panels/signed-command/remembered-name.ts";
import type { KeptDesk } from "../../derive/alarms/alarm-desk.ts";
import { ALARM_KINDS, ALARM_VOICES } from "../../domain/alarm-settings.ts";
import { STAGES } from "../../domain/lifecycle.ts";

const LIMITED = STAGES.filter((stage) => stage !== "reported");
const instant = z.number();
const act = z.object({ at: instant, by: z.string() });
const alarmSchema = z.object({
  incident: z.string(),
  kind: z.enum(ALARM_KINDS),
  key: z.string(),
  stage: z.enum(LIMITED).nullable(),
  severity: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  category: z.string(),
  title: z.string(),
  place: z.string(),
  dueAt: instant.nullable(),
  raisedAt: instant,
  voice: z.enum(ALARM_VOICES),
  soundedAt: instant.nullable(),
  acknowledged: act.nullable(),
  snoozed: act.extend({ until: instant }).nullable(),
  muted: act.extend({ reason: z.string() }).nullable(),
  overAt: instant.nullable(),
});
const keptSchema = z.object({
  log: z.array(alarmSchema),
  mute: z.object({ from: instant, until: instant, reason: z.string(), by: z.string() }).nullable(),
});

/** Where a page keeps its alarms, and who acts at it, across reloads. */
export interface AlarmStorage {
  /** Undefined when there is nothing, or nothing that can be read. */
  load(profile: string): KeptDesk | undefined;
  save(profile: string, kept: KeptDesk): void;
  actor(): string;
  setActor(name: string): void;
}

const deskKey = (profile: string): string => `tidewatch.alarms.${profile}`;

/** Keeps them in `storage`. One that is full or forbidden keeps nothing: alarms go on without it. */
export function createAlarmStorage(storage: () => Pick<Storage, "getItem" | "setItem">): AlarmStorage {
  const read = (key: string): string | null => {
    try {
      return storage().getItem(key);
    } catch {
      return null;
    }
  };
  const write = (key: string, value: string): void => {
    try {
      storage().setItem(key, value);
    } catch {
      // Nothing to be done, and nothing lost but the memory across a reload.
    }
  };
  return {
    load: (profile) => parseKept(read(deskKey(profile))),
    save: (profile, kept) => write(deskKey(profile), JSON.stringify(kept)),
    // Who mutes is who signs what the page commands.
    actor: () => rememberedName(storage),
    setActor: (name) => rememberName(storage, name),
  };
}

function parseKept(text: string | null): KeptDesk | undefined {
  if (text === null) return undefined;
  try {
    return keptSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
