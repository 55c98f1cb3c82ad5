import "./sparkline.css";
import { sparklinePath, SPARKLINE_HEIGHT, SPARKLINE_WIDTH } from "./sparkline-path.ts";

interface SparklineProps {
  /** Equal steps of time, oldest first; zero stands on the base. */
  readonly values: readonly number[];
  readonly className?: string;
}

/** A small line without axes, stretched to its box. Says nothing to screen readers: the numbers beside it do. */
export function Sparkline({ values, className }: SparklineProps) {
  return (
    <svg
      className={`sparkline ${className ?? ""}`}
      viewBox={`0 0 ${SPARKLINE_WIDTH} ${SPARKLINE_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={sparklinePath(values)} />
    </svg>
  );
}
