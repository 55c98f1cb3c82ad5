import "./data-quality.css";
import { useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";
import { formatClock } from "../../shared/format-instant.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { CloseButton } from "../close-button.tsx";
import { QualityList } from "./quality-list.tsx";

/** Whoever opens it came to look: it scrolls. */
const MOST_ROWS = 200;

/** 数据质量 over the screen, for whoever asks from the ports. */
export function QualityDialog({ onClose }: { readonly onClose: () => void }) {
  const cockpit = useBeat(SECOND);
  const { connection, profile, text } = cockpit;
  const close = useRef<HTMLButtonElement>(null);
  const heading = useId();
  useEffect(() => {
    // Who asked with the keyboard reads on with it.
    close.current?.focus({ preventScroll: true });
    const closeOnEscape = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") onClose();
    };
    window.addEventListener("keydown", closeOnEscape);
    return () => window.removeEventListener("keydown", closeOnEscape);
  }, [onClose]);
  // Not modal: its figures explain themselves in a card above it. Not in the panel: that one is cut at its edges.
  return createPortal(
    <dialog className="quality-dialog" open aria-labelledby={heading}>
      <header className="quality-dialog__head">
        <h2 id={heading}>{text("quality.title")}</h2>
        <small>{text("quality.unit")}</small>
        {connection.quality !== null && (
          <small className="quality-dialog__since">
            {text("quality.since", { clock: formatClock(connection.quality.since, profile.zone) })}
          </small>
        )}
        <CloseButton ref={close} label={text("quality.close")} onClose={onClose} />
      </header>
      <QualityList cockpit={cockpit} limit={MOST_ROWS} />
    </dialog>,
    document.body,
  );
}
