import type { Derived } from "../derived.ts";
import { LIKELY, type Predictions } from "./prediction.ts";

/** Predictions of a part of the incidents: what is said of each rests on the whole stream, what is counted is that part. */
export function cutPredictions(whole: Predictions, part: Pick<Derived, "openIncidents">): Predictions {
  return {
    of: (incident) => whole.of(incident),
    probabilityOf: (incident) => whole.probabilityOf(incident),
    get learned() {
      return whole.learned;
    },
    learn: () => whole.learn(),
    figures() {
      let count = 0;
      for (const incident of part.openIncidents()) if ((whole.probabilityOf(incident) ?? 0) >= LIKELY) count += 1;
      return { ...whole.figures(), "prediction.count": whole.learned === null ? null : count };
    },
  };
}
