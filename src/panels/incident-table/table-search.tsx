import { type RefObject, useEffect, useRef, useState } from "react";
import { useText } from "../cockpit.ts";

interface TableSearchProps {
  readonly text: string;
  onChange(text: string): void;
  /** Where the arrow down and the last Escape lead. */
  readonly grid: RefObject<HTMLElement | null>;
}

/** Words, by keyboard or pinyin. What is being composed by an input method is searched once it is chosen. */
export function TableSearch({ text, onChange, grid }: TableSearchProps) {
  const speak = useText();
  const [typed, setTyped] = useState(text);
  const isComposing = useRef(false);
  const sent = useRef(text);
  useEffect(() => {
    // The address changed elsewhere: back, a chip, a link.
    if (text !== sent.current) setTyped(text);
    sent.current = text;
  }, [text]);
  const take = (words: string): void => {
    setTyped(words);
    if (isComposing.current) return;
    sent.current = words;
    onChange(words);
  };
  return (
    <label className="table-search">
      <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.6" aria-hidden="true">
        <path d="M7 2A5 5 0 1 1 7 12A5 5 0 1 1 7 2ZM11 11L14.5 14.5" />
      </svg>
      <input
        type="search"
        data-search
        value={typed}
        maxLength={80}
        placeholder={speak("table.search")}
        aria-label={speak("table.search.label")}
        onChange={(event) => take(event.target.value)}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false;
          take(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape" && typed !== "") {
            event.preventDefault();
            take("");
          } else if (event.key === "Escape" || event.key === "ArrowDown" || event.key === "Enter") {
            event.preventDefault();
            grid.current?.focus();
          }
        }}
      />
    </label>
  );
}
