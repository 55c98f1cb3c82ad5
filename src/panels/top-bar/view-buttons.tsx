import { useCockpit, useText } from "../cockpit.ts";

const VIEW_ACTIONS = ["language", "theme", "fullscreen", "keys"] as const;
/** What a viewer may change about the view itself. */
export type ViewAction = (typeof VIEW_ACTIONS)[number];

/** Language, theme, full screen, and what keys there are. A wall has the keys themselves instead. */
export function ViewButtons({ onAction }: { onAction(action: ViewAction): void }) {
  const text = useText();
  const form = useCockpit((cockpit) => cockpit.form);
  // Nobody has keys on a phone.
  const actions = VIEW_ACTIONS.filter((action) => action !== "keys" || form !== "phone");
  return (
    <span className="view-buttons">
      {actions.map((action) => (
        <button key={action} type="button" title={text(`view.${action}`)} onClick={() => onAction(action)}>
          <ActionGlyph action={action} label={text(`view.${action}.glyph`)} />
        </button>
      ))}
    </span>
  );
}

function ActionGlyph({ action, label }: { readonly action: ViewAction; readonly label: string }) {
  switch (action) {
    case "language":
    case "keys":
      return <span className="view-buttons__word">{label}</span>;
    case "theme":
      return (
        <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.5" role="img" aria-label={label}>
          <circle cx="8" cy="8" r="6.2" />
          <path d="M8 1.8A6.2 6.2 0 0 1 8 14.2Z" fill="currentColor" />
        </svg>
      );
    case "fullscreen":
      return (
        <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.5" role="img" aria-label={label}>
          <path d="M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10" />
        </svg>
      );
  }
}
