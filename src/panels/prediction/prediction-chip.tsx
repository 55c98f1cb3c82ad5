import "./prediction.css";
import type { Prediction } from "../../derive/prediction/prediction.ts";
import { MISSING } from "../../shared/format-number.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { formatProbability, isLikely, predictionExplanation } from "./prediction-words.ts";

interface PredictionChipProps {
  /** Null shows nothing: there is nothing to predict. */
  readonly prediction: Prediction | null;
}

/** The probability that the current stage is broken, its reason behind it as a title; a dash where the history is too thin. */
export function PredictionChip({ prediction }: PredictionChipProps) {
  const text = useText();
  const language = useCockpit((cockpit) => cockpit.language);
  if (prediction === null) return null;
  const explanation = predictionExplanation(prediction, { language, text });
  return (
    <span
      className="prediction-chip"
      data-likely={isLikely(prediction)}
      title={explanation}
      role="img"
      aria-label={explanation}
    >
      {prediction.probability === null ? MISSING : formatProbability(prediction.probability, text)}
    </span>
  );
}
