import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";

interface MenuProps {
  /** What its button says. */
  readonly label: ReactNode;
  /** What its list is called for those who hear it. */
  readonly title: string;
  /** Opens towards the left: it stands at the right end of its row. */
  readonly isEnd?: boolean;
  /** Something is chosen in it. */
  readonly isOn?: boolean;
  readonly isBusy?: boolean;
  onOpen?(): void;
  /** Stands beside the button. */
  readonly beside?: ReactNode;
  /** What is in the list; `close` shuts it and gives the focus back. */
  content(close: () => void): ReactNode;
}

/** A list below a button. The arrows lead into it and through it; Escape, a click elsewhere and the focus that leaves it close it. */
export function Menu({
  label,
  title,
  isEnd = false,
  isOn = false,
  isBusy = false,
  onOpen,
  beside,
  content,
}: MenuProps) {
  const list = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
    giveFocusBack(menu);
  };
  const open = (): void => {
    onOpen?.();
    setOpen(true);
  };
  useEffect(() => {
    if (!isOpen) return;
    const onDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target) !== true) setOpen(false);
    };
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      // One thing a press: what lies below stays.
      event.stopPropagation();
      setOpen(false);
      giveFocusBack(menu);
    };
    document.addEventListener("pointerdown", onDown);
    document.addEventListener("keydown", onKey, true);
    return () => {
      document.removeEventListener("pointerdown", onDown);
      document.removeEventListener("keydown", onKey, true);
    };
  }, [isOpen]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      event.target.click();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (isOpen) moveFocus(menu, event.key === "ArrowDown" ? 1 : -1);
    else if (!isBusy) open();
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null && menu.current?.contains(relatedTarget) !== true) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is in it has the focus and the keys
    <div
      className={isEnd ? "facet facet--end" : "facet"}
      ref={menu}
      data-on={isOn}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <button
        type="button"
        className="facet__button"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-disabled={isBusy}
        onClick={() => {
          if (isOpen) setOpen(false);
          else if (!isBusy) open();
        }}
      >
        {label}
      </button>
      {beside}
      {isOpen && (
        <fieldset className="facet__list" id={list}>
          <legend>{title}</legend>
          {content(close)}
        </fieldset>
      )}
    </div>
  );
}

function giveFocusBack(menu: RefObject<HTMLElement | null>): void {
  menu.current?.querySelector("button")?.focus();
}

/** From one choice to the next, round the end; from the button to the first or the last. */
function moveFocus(menu: RefObject<HTMLElement | null>, step: 1 | -1): void {
  const choices = [...(menu.current?.querySelectorAll<HTMLElement>(".facet__list :is(input, button):enabled") ?? [])];
  const at = choices.findIndex((choice) => choice.matches(":focus"));
  choices.at(step === 1 ? (at + 1) % choices.length : Math.max(at, 0) - 1)?.focus();
}

/** Says that a list opens below. */
export function Arrow() {
  return (
    <svg className="glyph" viewBox="0 0 16 16" strokeWidth="2" aria-hidden="true">
      <path d="M3 6L8 11L13 6" />
    </svg>
  );
}
