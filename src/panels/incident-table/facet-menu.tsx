import { useEffect, useId, useRef, useState } from "react";
import { useText } from "../cockpit.ts";

interface FacetChoice {
  readonly id: string;
  readonly name: string;
}

interface FacetMenuProps {
  readonly title: string;
  readonly choices: readonly FacetChoice[];
  readonly chosen: readonly string[];
  /** Says nothing of how many choices there are. */
  readonly isBrief?: boolean;
  onChoose(chosen: readonly string[]): void;
}

/** One filter of the table: what it is cut to at a glance, its choices in a list below. Nothing chosen is everything. */
export function FacetMenu({ title, choices, chosen, isBrief = false, onChoose }: FacetMenuProps) {
  const text = useText();
  const list = useId();
  const { menu, isOpen, setOpen } = useMenu();
  const names = chosen.map((id) => choices.find((choice) => choice.id === id)?.name ?? id);
  const isOn = names.length > 0;
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <div className="facet" ref={menu} data-on={isOn}>
      <button
        type="button"
        className="facet__button"
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="facet__title">{title}</span>
        <span className="facet__value">
          {names.length === 0
            ? !isBrief && text("table.facet.all", { n: choices.length })
            : names.length <= 2
              ? names.join(text("table.facet.and"))
              : text("table.facet.some", { name: names[0] ?? "", n: names.length })}
        </span>
        {!isOn && <Arrow />}
      </button>
      {isOn && (
        <button
          type="button"
          className="facet__clear"
          aria-label={text("table.facet.clear", { title })}
          onClick={() => onChoose([])}
        >
          ×
        </button>
      )}
      {isOpen && (
        <fieldset className="facet__list" id={list}>
          <legend>{title}</legend>
          {choices.map(({ id, name }) => (
            <label key={id}>
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** A list below a button that a click elsewhere and Escape close. */
export function useMenu() {
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const onDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target) !== true) setOpen(false);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      // One thing a press: what lies below stays.
      event.stopPropagation();
      setOpen(false);
      menu.current?.querySelector("button")?.focus();
    };
    document.addEventListener("pointerdown", onDown);
    document.addEventListener("keydown", onKey, true);
    return () => {
      document.removeEventListener("pointerdown", onDown);
      document.removeEventListener("keydown", onKey, true);
    };
  }, [isOpen]);
  return { menu, isOpen, setOpen };
}

export function Arrow() {
  return (
    <svg className="glyph" viewBox="0 0 16 16" strokeWidth="2" aria-hidden="true">
      <path d="M3 6L8 11L13 6" />
    </svg>
  );
}
