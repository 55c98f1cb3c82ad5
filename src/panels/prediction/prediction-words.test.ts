import { describe, expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { createVocabulary } from "../../app/language/words.ts";
import type { Prediction, PredictionFacts } from "../../derive/prediction/prediction.ts";
import { HOUR, MINUTE, SECOND } from "../../shared/units.ts";
import type { Cockpit, Language } from "../cockpit.ts";
import { formatProbability, isLikely, predictionExplanation, predictionSentence } from "./prediction-words.ts";

const { words, fetch } = createVocabulary();
await fetch("en");
const wordsIn = (language: Language): Pick<Cockpit, "language" | "text"> => ({
  language,
  text: (key, values) => words(language, key, values),
});

const mechanism = makeProfile().mechanisms[0]?.mechanism;
const stage = mechanism?.versions[0]?.stages[0];
if (mechanism === undefined || stage === undefined) throw new Error("the test profile has no mechanism");

const facts: PredictionFacts = {
  mechanism,
  stage: { ...stage, name: { zh: "签收", en: "Signed" } },
  limit: MINUTE,
  hours: "night",
  typical: { scope: "here", median: 74 * SECOND, sample: 31 },
  waiting: 3,
  freeUnits: null,
};
const predicted: Prediction = {
  ...facts,
  reason: null,
  probability: 0.634,
  level: "load",
  sample: 1_234,
  load: "busy",
};

describe("the words of a prediction", () => {
  it("say the facts in one sentence", () => {
    expect(predictionSentence(predicted, wordsIn("zh"))).toBe("此处夜间签收中位 74 秒，时限 60 秒，3 件在等");
    expect(predictionSentence(predicted, wordsIn("en"))).toBe(
      "Signed here at night: median 74 s, limit 60 s, 3 waiting",
    );
  });

  it("name the units that are free where any are known, and write long times as clocks", () => {
    const slow: Prediction = {
      ...predicted,
      limit: 4 * HOUR,
      freeUnits: 0,
      hours: "evening",
      typical: { scope: "all", median: 151 * MINUTE, sample: 8 },
    };
    expect(predictionSentence(slow, wordsIn("zh"))).toBe(
      "全域签收中位 2 h 31，时限 4 h 00，3 件在等，本村社空闲力量 0",
    );
    const everywhere: Prediction = { ...slow, typical: { ...slow.typical, scope: "hours" } };
    expect(predictionSentence(everywhere, wordsIn("en"))).toBe(
      "Signed everywhere in the evening: median 2 h 31, limit 4 h 00, 3 waiting, 0 free units in this village",
    );
  });

  it("stand between the probability and what it was counted from", () => {
    expect(predictionExplanation(predicted, wordsIn("zh")).split("\n")).toEqual([
      "超时概率 63%",
      "此处夜间签收中位 74 秒，时限 60 秒，3 件在等",
      "据 1,234 例（同类别、同时段、同负荷）",
    ]);
  });

  it("say that the history is too thin, and still the facts", () => {
    const thin: Prediction = {
      ...facts,
      typical: { scope: "all", median: null, sample: 0 },
      reason: "thin",
      probability: null,
      sample: 12,
    };
    expect(predictionExplanation(thin, wordsIn("zh")).split("\n")).toEqual([
      "历史不足（12 例），不预测",
      "签收尚无用时记录，时限 60 秒，3 件在等",
    ]);
    expect(isLikely(thin)).toBe(false);
  });

  it("are never certain", () => {
    const { text } = wordsIn("en");
    expect([0, 0.004, 0.005, 0.5, 0.994, 0.996, 1].map((p) => formatProbability(p, text))).toEqual([
      "<1%",
      "<1%",
      "1%",
      "50%",
      "99%",
      ">99%",
      ">99%",
    ]);
    expect(isLikely({ ...predicted, probability: 0.5 })).toBe(true);
    expect(isLikely({ ...predicted, probability: 0.499 })).toBe(false);
  });
});
