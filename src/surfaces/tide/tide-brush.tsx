import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { Share } from "../../shared/units.ts";
import "./tide-brush.css";

interface TideBrushProps {
  /** What is chosen, shares of the width; may reach out of the strip on the left. Null for nothing. */
  readonly range: { readonly from: Share; readonly to: Share } | null;
  /** What can be chosen ends here. */
  readonly end: Share;
  readonly label: string;
  /** What is chosen, in words. */
  readonly words: string;
  /** Between two places, in any order. */
  onChoose(one: Share, other: Share): void;
  /** An arrow: one step to the right (1) or left (−1). */
  onStep(steps: 1 | -1, isShift: boolean): void;
  onClear(): void;
}

/** Shorter is a click, not a drag. */
const LEAST_DRAG = 4;

/** Lies over a strip and lets a range of it be chosen, by dragging or with the arrows. A click beside the range lets go of it. */
export function TideBrush({ range, end, label, words, onChoose, onStep, onClear }: TideBrushProps) {
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null);

  const placeOf = (event: PointerEvent): number => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const shareOf = (place: number, event: PointerEvent): Share => {
    const { width } = event.currentTarget.getBoundingClientRect();
    return Math.min(Math.max(place / width, 0), end);
  };
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ from: placeOf(event), to: placeOf(event) });
  };
  const move = (event: PointerEvent): void => {
    if (drag !== null) setDrag({ ...drag, to: placeOf(event) });
  };
  const finish = (event: PointerEvent): void => {
    if (drag === null) return;
    setDrag(null);
    const to = placeOf(event);
    if (Math.abs(to - drag.from) >= LEAST_DRAG) onChoose(shareOf(drag.from, event), shareOf(to, event));
    else if (range !== null) onClear();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "ArrowLeft") onStep(-1, event.shiftKey);
    else if (event.key === "ArrowRight") onStep(1, event.shiftKey);
    else if (event.key === "Delete" || event.key === "Backspace") onClear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const from = Math.max(0, range?.from ?? 0);
  const low = drag === null ? 0 : Math.min(drag.from, drag.to);
  return (
    <div
      className="tide-brush"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * (range?.from ?? end))}
      aria-valuetext={words}
      title={label}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
      onKeyDown={press}
    >
      {range !== null && drag === null && range.to > 0 && (
        <i className="tide-brush__range" style={{ left: `${100 * from}%`, width: `${100 * (range.to - from)}%` }} />
      )}
      {drag !== null && (
        <i className="tide-brush__range" style={{ left: `${low}px`, width: `${Math.abs(drag.to - drag.from)}px` }} />
      )}
    </div>
  );
}
