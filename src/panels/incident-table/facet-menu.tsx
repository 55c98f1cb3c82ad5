import { useText } from "../cockpit.ts";
import { Arrow, Menu } from "./menu.tsx";

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
  // What the address asks for and nobody knows is a choice too: it cuts, so it is seen and can be taken off.
  const unknown = chosen.filter((id) => choices.every((choice) => choice.id !== id)).map((id) => ({ id, name: id }));
  const all = [...choices, ...unknown];
  const names = all.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  const isOn = names.length > 0;
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <Menu
      title={title}
      isOn={isOn}
      label={
        <>
          <span className="facet__title">{title}</span>
          <span className="facet__value">
            {names.length === 0
              ? !isBrief && text("table.facet.all", { n: choices.length })
              : names.length <= 2
                ? names.join(text("table.facet.and"))
                : text("table.facet.some", { name: names[0] ?? "", n: names.length })}
          </span>
          {!isOn && <Arrow />}
        </>
      }
      beside={
        isOn && (
          <button
            type="button"
            className="facet__clear"
            aria-label={text("table.facet.clear", { title })}
            onClick={() => onChoose([])}
          >
            ×
          </button>
        )
      }
      content={() =>
        all.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>{name}</span>
          </label>
        ))
      }
    />
  );
}
