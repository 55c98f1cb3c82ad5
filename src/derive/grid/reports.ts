import { CountMap } from "../../shared/count-map.ts";
import { SortedNumbers } from "../../shared/sorted-numbers.ts";
import type { EpochMs } from "../../shared/units.ts";

/** When incidents of one area were reported, as far as the table holds them. */
export class Reports {
  readonly instants = new SortedNumbers();
  /** By the first instant of the zone's hour. */
  readonly byHour = new CountMap<EpochMs>();

  move(at: EpochMs, hour: EpochMs, amount: 1 | -1): void {
    if (amount > 0) this.instants.add(at);
    else this.instants.remove(at);
    this.byHour.add(hour, amount);
  }
}
