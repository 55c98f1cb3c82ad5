import { resolveCalendars } from "../../server/resolve-calendars.ts";
import type { LimitedStage } from "../../src/domain/lifecycle.ts";
import type { Mechanism } from "../../src/domain/mechanism.ts";
import { parseProfile, type Profile } from "../../src/domain/profile.ts";
import { type Mapping, RecordingError } from "./mapping.ts";
import { LIMITED_STAGES } from "./own-times.ts";

/** Counts closes by the incidents' own deadlines alone; see public/mechanisms. */
const DUE = { id: "due", stage: "closed" };

export interface MechanismSource {
  readonly mapping: Pick<Mapping, "mechanisms" | "stages">;
  /** Named in messages. */
  readonly mappingName: string;
  /**
   * A mechanism or a calendar as its file says it, unchecked.
   * @throws RecordingError when there is none of that id
   */
  readonly read: (folder: "mechanisms" | "calendars", id: string, field: string) => unknown;
}

/**
 * The profile a recording is counted under: with the mechanisms its mapping names instead of its own, and with one for each stage that has a
 * deadline of its own. Closes get `due`, first, where no mechanism has them; another stage needs a mechanism that has it.
 * @throws RecordingError, ProfileError: one clear line a fault
 */
export function chooseMechanisms(profile: Profile, source: MechanismSource): Profile {
  const { mapping, mappingName, read } = source;
  const add = (of: Profile, ids: readonly string[], kept: Profile["mechanisms"]): Profile => {
    const rules = ids.map((id, index) => ({
      mechanism: read("mechanisms", id, `${mappingName}: mechanisms[${index}]`),
    }));
    const raw = { ...of, mechanisms: [...rules, ...kept] };
    // The calendars of the profile are whole already: only those the new mechanisms name have to be read.
    const calendars = resolveCalendars(raw, (id, field) =>
      field === null ? null : read("calendars", id, `${mappingName}: ${field}`),
    );
    return parseProfile({ ...raw, calendars }, mappingName);
  };
  const named = mapping.mechanisms === undefined ? profile : add(profile, mapping.mechanisms, []);
  const uncounted = LIMITED_STAGES.filter(
    (stage) =>
      mapping.stages[stage]?.deadline !== undefined &&
      !named.mechanisms.some(({ mechanism }) => hasStage(mechanism, stage)),
  );
  const faults = uncounted
    .filter((stage) => stage !== DUE.stage)
    .map(
      (stage) =>
        `${mappingName}: stages.${stage}.deadline: no mechanism of profile ${profile.id} has the stage ${stage}; name one that has it in "mechanisms"`,
    );
  if (faults.length > 0) throw new RecordingError(...faults);
  return uncounted.length === 0 ? named : add(named, [DUE.id], named.mechanisms);
}

function hasStage(mechanism: Mechanism, stage: LimitedStage): boolean {
  return mechanism.versions.some(({ stages }) => stages.some((limit) => limit.stage === stage));
}
