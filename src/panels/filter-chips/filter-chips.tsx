import "./filter-chips.css";
import { isFiltering } from "../../domain/incident-filter.ts";
import { formatCount } from "../../shared/format-number.ts";
import { useCockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { chipRows } from "./chip-rows.ts";

/** What every figure on the screen is cut to, a chip each. Takes no room without a filter, and is never away with one. */
export function FilterChips() {
  const cockpit = useCockpit((each) => each);
  const { filter, setFilter, clear, isCutting, derived, whole, form, text } = cockpit;
  if (!isFiltering(filter)) return null;
  return (
    <section className="filter-chips" aria-label={text("filter.title")} aria-busy={isCutting}>
      <span className="filter-chips__title">{text("filter.only")}</span>
      <ul className="filter-chips__list">
        {chipRows(filter, cockpit).map(({ id, kind, words, rest }) => (
          <li key={id}>
            <button
              type="button"
              className="filter-chips__chip"
              aria-label={text("filter.remove", { what: `${text(`filter.kind.${kind}`)} ${words}` })}
              onClick={() => setFilter(rest)}
            >
              <small>{text(`filter.kind.${kind}`)}</small> {words}
              <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.8" aria-hidden="true">
                <path d="M4 4L12 12M12 4L4 12" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
      <span className="filter-chips__count" role="status">
        {isCutting && text("filter.cutting")}
        {!isCutting && filter.tiers.length === 0 && (
          <>
            <Figure id="incidents.open" value={derived.open}>
              {formatCount(derived.open)}
            </Figure>
            {text("filter.of", { n: formatCount(whole.derived.open) })}
          </>
        )}
        {!isCutting && filter.tiers.length > 0 && (
          <>
            <Figure id="incidents.closed@all" value={derived.closed("all")}>
              {formatCount(derived.closed("all"))}
            </Figure>
            {text("filter.closed", { n: formatCount(whole.derived.closed("all")) })}
          </>
        )}
      </span>
      <button type="button" className="filter-chips__clear" onClick={clear}>
        {text("filter.clear")}
        {form !== "phone" && <kbd>X</kbd>}
      </button>
    </section>
  );
}
