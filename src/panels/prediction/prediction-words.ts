import { LIKELY, type Prediction } from "../../derive/prediction/prediction.ts";
import { formatElapsed } from "../../shared/format-duration.ts";
import { formatCount } from "../../shared/format-number.ts";
import { type DurationMs, MINUTE, SECOND, type Share } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";

type Words = Pick<Cockpit, "language" | "text">;

/** The facts a prediction rests on: `此处夜间签收中位 74 秒，时限 60 秒，3 件在等`. */
export function predictionSentence(prediction: Prediction, { language, text }: Words): string {
  const { stage, typical, hours, limit, waiting, freeUnits } = prediction;
  const name = stage.name[language];
  const where =
    typical.scope === "all" ? text("prediction.where.all") : text(`prediction.where.${typical.scope}.${hours}`);
  const facts = [
    typical.median === null
      ? text("prediction.untimed", { stage: name })
      : text("prediction.typical", { where, stage: name, median: formatTime(typical.median, text) }),
    text("prediction.limit", { limit: formatTime(limit, text) }),
    text("prediction.waiting", { n: formatCount(waiting) }),
  ];
  if (freeUnits !== null) facts.push(text("prediction.freeUnits", { n: formatCount(freeUnits) }));
  return facts.join(text("prediction.comma"));
}

/** Everything in lines: the probability (or that there is none), the facts, the examples it was counted from. */
export function predictionExplanation(prediction: Prediction, words: Words): string {
  const { text } = words;
  const sentence = predictionSentence(prediction, words);
  if (prediction.reason === "thin")
    return [text("prediction.thin", { n: formatCount(prediction.sample) }), sentence].join("\n");
  const level = text(`prediction.level.${prediction.level}`);
  return [
    text("prediction.probability", { percent: formatProbability(prediction.probability, text) }),
    sentence,
    text("prediction.basis", { n: formatCount(prediction.sample), level }),
  ].join("\n");
}

/** Whole percent; never certain: `<1%`, `>99%`. */
export function formatProbability(probability: Share, text: Cockpit["text"]): string {
  const percent = Math.round(probability * 100);
  if (percent < 1) return text("prediction.below");
  return percent > 99 ? text("prediction.above") : text("prediction.percent", { n: percent });
}

/** Whether a prediction wears the colour of what is at risk. */
export function isLikely({ probability }: Prediction): boolean {
  return probability !== null && probability >= LIKELY;
}

/** Below two minutes in seconds, so that time and limit compare at a glance. */
function formatTime(time: DurationMs, text: Cockpit["text"]): string {
  return time < 2 * MINUTE ? text("unit.seconds", { n: Math.round(time / SECOND) }) : formatElapsed(time);
}
