import { isOpen, type RegionId } from "../domain/incident.ts";
import { regionPaths } from "../domain/region.ts";
import type { Profile } from "../domain/profile.ts";
import type { Deadline, RegionLoad } from "./derived.ts";
import type { Track } from "./track.ts";

interface LoadCell {
  open: number;
  atRisk: number;
  breached: number;
}

/** Open incidents by region, each counted in its region and in every region above it. */
export class Load {
  readonly #cells = new Map<RegionId, LoadCell>();
  /** From a region up to the root. */
  readonly #paths = new Map<RegionId, readonly LoadCell[]>();

  constructor(profile: Pick<Profile, "regions">) {
    for (const [region, path] of regionPaths(profile.regions))
      this.#paths.set(
        region,
        path.map((above) => this.#cellOf(above)),
      );
  }

  /** @param state of the clock of its current stage */
  settle(track: Track, state: Deadline["state"]): void {
    this.#move(track, isOpen(track.incident) ? track.incident.region : null, state);
  }

  remove(track: Track): void {
    this.#move(track, null, "none");
  }

  load(region: RegionId): RegionLoad {
    const cell = this.#cells.get(region);
    return cell === undefined ? { open: 0, atRisk: 0, breached: 0 } : { ...cell };
  }

  #move(track: Track, region: RegionId | null, state: Deadline["state"]): void {
    if (track.loadRegion === region && track.loadState === state) return;
    if (track.loadRegion !== null) this.#count(track.loadRegion, track.loadState, -1);
    if (region !== null) this.#count(region, state, 1);
    track.loadRegion = region;
    track.loadState = state;
  }

  #count(region: RegionId, state: Deadline["state"], amount: number): void {
    for (const cell of this.#pathOf(region)) {
      cell.open += amount;
      if (state === "atrisk") cell.atRisk += amount;
      else if (state === "breached") cell.breached += amount;
    }
  }

  #pathOf(region: RegionId): readonly LoadCell[] {
    let path = this.#paths.get(region);
    if (path === undefined) {
      // Not in the profile's tree: counted under its own id alone.
      path = [this.#cellOf(region)];
      this.#paths.set(region, path);
    }
    return path;
  }

  #cellOf(region: RegionId): LoadCell {
    let cell = this.#cells.get(region);
    if (cell === undefined) {
      cell = { open: 0, atRisk: 0, breached: 0 };
      this.#cells.set(region, cell);
    }
    return cell;
  }
}
