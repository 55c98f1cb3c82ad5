import "../../panels/connection/connection.css";
import "./key-help.css";
import { useEffect, useRef } from "react";
import { CloseButton } from "../../panels/close-button.tsx";
import { useText } from "../../panels/cockpit.ts";
import { KEYS } from "../keyboard.ts";

/** 快捷键: every key of the page and what it does, from the table they are bound from. */
export function KeyHelp({ onClose }: { onClose(): void }) {
  const text = useText();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus({ preventScroll: true }), []);
  return (
    <dialog className="connection key-help" open aria-label={text("keys.title")}>
      <header className="connection__head">
        <h2>{text("keys.title")}</h2>
        <CloseButton ref={close} label={text("connection.close")} onClose={onClose} />
      </header>
      <dl className="key-help__list">
        {[...KEYS].map(([key, command]) => (
          <div key={key}>
            <dt>
              <kbd>{key === "escape" ? "Esc" : key.toUpperCase()}</kbd>
            </dt>
            <dd>{text(`keys.${command}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="key-help__more">{text("keys.more")}</p>
    </dialog>
  );
}
