import type { WeekSentence } from "../../derive/grid/week-sentence.ts";
import { formatDecimal } from "../../shared/format-number.ts";
import type { Cockpit } from "../cockpit.ts";

/** The sentence under the matrix, with the numbers that make it true. */
export function sentenceWords(sentence: WeekSentence, text: Cockpit["text"]): string {
  if (sentence.kind === "even" || sentence.kind === "thin") return text(`grid.sentence.${sentence.kind}`);
  const { from, to, ratio, rate, usual } = sentence;
  return text(`grid.sentence.${sentence.kind}`, {
    weekday: sentence.kind === "weekday" ? text(`grid.weekday.${sentence.weekday}`) : "",
    from,
    to,
    ratio: formatDecimal(ratio, 1),
    rate: formatDecimal(rate, 1),
    usual: formatDecimal(usual, 1),
  });
}
