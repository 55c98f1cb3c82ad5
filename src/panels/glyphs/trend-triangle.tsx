import "./glyph.css";

/** Whether a change is good, bad or neither; the colour says it, the direction is the shape's. */
type TrendTone = "good" | "bad" | "flat" | "warn";

interface TrendTriangleProps {
  readonly direction: "up" | "down";
  readonly tone: TrendTone;
}

/** Solid triangle, pointing where the value went. */
export function TrendTriangle({ direction, tone }: TrendTriangleProps) {
  return (
    <svg className={`glyph glyph--${tone}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={direction === "up" ? "M8 2.4L15 14H1Z" : "M8 13.6L1 2H15Z"} fill="currentColor" stroke="none" />
    </svg>
  );
}
