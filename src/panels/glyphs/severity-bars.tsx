import "./glyph.css";
import type { Severity } from "../../domain/incident.ts";

/** Severity as ascending bars: Ⅳ one bar to Ⅰ four; the others stay as a shade. */
export function SeverityBars({ severity }: { readonly severity: Severity }) {
  const filled = 5 - severity;
  return (
    <svg className="glyph severity" viewBox="0 0 16 16" aria-hidden="true">
      {[1, 2, 3, 4].map((bar) => (
        <rect
          key={bar}
          className={bar > filled ? "severity__rest" : undefined}
          x={(bar - 1) * 4.2}
          y={15 - bar * 3}
          width="3"
          height={bar * 3}
          fill="currentColor"
          stroke="none"
        />
      ))}
    </svg>
  );
}

/** Roman numeral of a severity: Ⅰ … Ⅳ. */
export function severityNumeral(severity: Severity): string {
  return ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"][severity - 1] ?? String(severity);
}
