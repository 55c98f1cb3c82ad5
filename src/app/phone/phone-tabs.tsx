import { useText } from "../../panels/cockpit.ts";
import { PHONE_TABS, type PhoneTab } from "../view-state.ts";

interface PhoneTabsProps {
  readonly current: PhoneTab;
  onChoose(tab: PhoneTab): void;
}

const PATHS: Readonly<Record<PhoneTab, string>> = {
  overview: "M2 15C6 15 7 6 12 6S18 15 22 15M2 20H22",
  events: "M4 6H20M4 12H20M4 18H14",
  map: "M3 5L9 3L15 5L21 3V19L15 21L9 19L3 21ZM9 3V19M15 5V21",
  figures: "M5 20V13M12 20V5M19 20V10",
  todo: "M12 3A9 9 0 1 1 12 21A9 9 0 1 1 12 3ZM8 12L11 15L16 9",
};

/** The tabs at a phone's foot. */
export function PhoneTabs({ current, onChoose }: PhoneTabsProps) {
  const text = useText();
  return (
    <nav className="phone-tabs" aria-label={text("phone.tabs")}>
      {PHONE_TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-current={tab === current ? "page" : undefined}
          onClick={() => onChoose(tab)}
        >
          <TabGlyph path={PATHS[tab]} />
          {text(`phone.tab.${tab}`)}
        </button>
      ))}
    </nav>
  );
}

function TabGlyph({ path }: { readonly path: string }) {
  return (
    <svg className="glyph phone-tabs__glyph" viewBox="0 0 24 24" strokeWidth="1.8" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
