import type { Mechanism, StageLimit } from "./mechanism.ts";
import type { Mode } from "./mode.ts";
import type { Profile } from "./profile.ts";

/** Whether a stage's limit, as it holds in a mode, rests on an assumption: of the mechanism, of the stage, of the mode or of its calendar. The screen says 假定. */
export function isAssumedLimit(
  mechanism: Pick<Mechanism, "status">,
  stage: Pick<StageLimit, "assumed" | "assumedByMode" | "calendar">,
  mode: Mode,
  calendars: Profile["calendars"],
): boolean {
  const isCalendarAssumed = stage.calendar !== null && calendars[stage.calendar]?.assumed === true;
  return mechanism.status === "assumed" || stage.assumed || stage.assumedByMode.includes(mode) || isCalendarAssumed;
}
