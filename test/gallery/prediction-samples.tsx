import type { Prediction } from "../../src/derive/prediction/prediction.ts";
import { useCockpit } from "../../src/panels/cockpit.ts";
import { CalibrationTable } from "../../src/panels/prediction/calibration-table.tsx";
import { PredictionChip } from "../../src/panels/prediction/prediction-chip.tsx";
import { predictionExplanation } from "../../src/panels/prediction/prediction-words.ts";

/** A prediction as it is, as it would look if a breach were likely, and without a history; and how well predictions hold. */
export function PredictionSamples() {
  const cockpit = useCockpit((whole) => whole);
  const { derived, predictions } = cockpit;
  const [known] = [...derived.openIncidents()].flatMap((incident) => predictions.of(incident) ?? []);
  const looks: readonly Prediction[] =
    known === undefined
      ? []
      : [
          known,
          { ...known, reason: null, probability: 0.63, level: "region", sample: 41, load: "busy" },
          { ...known, reason: "thin", probability: null, sample: 12 },
        ];
  return (
    <div className="gallery__predictions">
      <ul>
        {looks.map((look) => (
          <li key={look.sample}>
            <PredictionChip prediction={look} />
            <span>{predictionExplanation(look, cockpit)}</span>
          </li>
        ))}
      </ul>
      <CalibrationTable learned={predictions.learned} cockpit={cockpit} />
    </div>
  );
}
