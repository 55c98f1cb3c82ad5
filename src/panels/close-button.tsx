import "./close-button.css";
import type { Ref } from "react";

interface CloseButtonProps {
  /** What it says to who cannot see it. */
  readonly label: string;
  readonly ref: Ref<HTMLButtonElement>;
  onClose(): void;
}

/** The cross at the end of a card's head. */
export function CloseButton({ label, ref, onClose }: CloseButtonProps) {
  return (
    <button ref={ref} type="button" className="close-button" onClick={onClose} aria-label={label}>
      <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.6" aria-hidden="true">
        <path d="M3 3L13 13M13 3L3 13" />
      </svg>
    </button>
  );
}
