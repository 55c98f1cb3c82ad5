import type { TableState } from "../../derive/table/incident-query.ts";
import { formatCount } from "../../shared/format-number.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";

interface StateSwitchProps {
  readonly cockpit: Cockpit;
  onChoose(states: readonly TableState[]): void;
}

/** 在办 · 临期 · 超时: how many there are, and one press to see only those; a second press to see all again. */
export function StateSwitch({ cockpit, onChoose }: StateSwitchProps) {
  const { derived, freshness, table, text } = cockpit;
  const isKnown = freshness !== "loading";
  const counts = [
    { state: "open", figure: "incidents.open", value: derived.open },
    { state: "atrisk", figure: "deadline.atrisk", value: derived.atRisk },
    { state: "breached", figure: "deadline.breached", value: derived.breached },
  ] as const;
  const { states } = table.query;
  return (
    <div className="state-switch">
      {counts.map(({ state, figure, value }) => {
        const isOn = states.length === 1 && states[0] === state;
        return (
          <button
            key={state}
            type="button"
            aria-pressed={isOn}
            data-state={isKnown && value > 0 ? state : undefined}
            onClick={() => onChoose(isOn ? [] : [state])}
          >
            {text(`table.state.${state}`)}{" "}
            <Figure id={figure} value={isKnown ? value : null} isInside>
              {formatCount(isKnown ? value : null)}
            </Figure>
          </button>
        );
      })}
    </div>
  );
}
