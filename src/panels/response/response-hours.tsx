import type { KeyboardEvent } from "react";
import { formatClockMinutes } from "../../shared/format-instant.ts";
import { formatDecimal } from "../../shared/format-number.ts";
import { type DurationMs, HOUR, MINUTE } from "../../shared/units.ts";
import { useCockpit, useText } from "../cockpit.ts";

interface ResponseHoursProps {
  /** Means of the hours up to the running one, as the curve has them. */
  readonly means: readonly (DurationMs | null)[];
}

/** The hours of the curve: pointed at, each says its mean; pressed, it cuts the screen to what was reported in it. */
export function ResponseHours({ means }: ResponseHoursProps) {
  const running = useCockpit(({ now }) => Math.floor(now / HOUR));
  const filter = useCockpit((cockpit) => cockpit.filter);
  const setFilter = useCockpit((cockpit) => cockpit.setFilter);
  const zone = useCockpit((cockpit) => cockpit.profile.zone);
  const text = useText();
  const last = means.length - 1;
  const hours = means.map((mean, index) => {
    const from = (running - last + index) * HOUR;
    const isOn = filter.reported?.from === from && filter.reported.to === from + HOUR;
    return { mean, from, isOn };
  });
  // One stop for the tab key: the chosen hour, else the running one.
  const chosen = hours.findIndex(({ isOn }) => isOn);
  const stop = chosen < 0 ? last : chosen;
  return (
    <fieldset className="response__hours" aria-label={text("response.hours")}>
      {hours.map(({ mean, from, isOn }, index) => {
        const label = text("response.hour", {
          from: formatClockMinutes(from, zone),
          to: formatClockMinutes(from + HOUR, zone),
          mean: formatDecimal(mean === null ? null : mean / MINUTE, 1),
        });
        return (
          <button
            key={from}
            type="button"
            title={label}
            aria-label={label}
            aria-pressed={isOn}
            tabIndex={index === stop ? 0 : -1}
            onKeyDown={moveFocus}
            onClick={() => setFilter({ ...filter, reported: isOn ? null : { from, to: from + HOUR } })}
          />
        );
      })}
    </fieldset>
  );
}

/** Arrow keys go from hour to hour. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const { currentTarget, key } = event;
  const next =
    key === "ArrowLeft"
      ? currentTarget.previousElementSibling
      : key === "ArrowRight"
        ? currentTarget.nextElementSibling
        : null;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
