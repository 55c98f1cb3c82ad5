import { formatCount, formatShare } from "../../shared/format-number.ts";
import type { Cockpit } from "../cockpit.ts";
import { explainedValue, phraseWords } from "./explain-words.ts";
import type { Explanation, Term } from "./explanation.ts";

interface ExplainFormulaProps {
  readonly explanation: Explanation;
  readonly cockpit: Pick<Cockpit, "language" | "text">;
}

/** The value, and the arithmetic that led to it with the numbers of that moment. */
export function ExplainFormula({ explanation, cockpit }: ExplainFormulaProps) {
  const { formula, target, interval, value } = explanation;
  const { number, unit } = explainedValue(explanation, cockpit);
  const misses = target !== null && typeof value === "number" && Math.round(value * 1_000) < Math.round(target * 1_000);
  return (
    <>
      <div className="explain__formula">
        {formula?.kind === "fraction" && (
          <>
            <span className="explain__fraction">
              <Terms terms={formula.above} cockpit={cockpit} />
              <Terms terms={formula.below} cockpit={cockpit} isBelow />
            </span>
            <span className="explain__equals">=</span>
          </>
        )}
        {formula?.kind === "sum" && (
          <>
            <Terms terms={formula.terms} cockpit={cockpit} />
            <span className="explain__equals">=</span>
          </>
        )}
        <span className={misses ? "explain__value explain__value--below" : "explain__value"}>
          {number}
          {unit !== "" && <small>{unit}</small>}
        </span>
        {target !== null && (
          <span className="explain__target">{cockpit.text("explain.target", { target: formatShare(target, 0) })}</span>
        )}
      </div>
      {formula?.kind === "words" && (
        <p className="explain__line explain__quiet">{phraseWords(formula.phrase, cockpit)}</p>
      )}
      {interval !== null && (
        <p className="explain__line explain__quiet">
          {cockpit.text("explain.interval", { low: formatShare(interval[0]), high: formatShare(interval[1]) })}
        </p>
      )}
    </>
  );
}

interface TermsProps {
  readonly terms: readonly Term[];
  readonly cockpit: ExplainFormulaProps["cockpit"];
  /** Under the line of a fraction. */
  readonly isBelow?: boolean;
}

function Terms({ terms, cockpit, isBelow = false }: TermsProps) {
  return (
    <span className={isBelow ? "explain__terms explain__terms--below" : "explain__terms"}>
      {terms.map((term, index) => (
        <span key={term.phrase.key}>
          {index > 0 && " + "}
          <b className="explain__term">{formatCount(term.count)}</b> {phraseWords(term.phrase, cockpit)}
        </span>
      ))}
    </span>
  );
}
