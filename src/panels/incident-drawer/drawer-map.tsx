import { useEffect, useMemo, useState } from "react";
import type { Incident } from "../../domain/incident.ts";
import { SECOND } from "../../shared/units.ts";
import { Locator } from "../../surfaces/locator/locator.tsx";
import { loadPlace } from "../../surfaces/map/load-place.ts";
import type { MapPlace } from "../../surfaces/map/map-data.ts";
import { type Cockpit, useCockpit } from "../cockpit.ts";
import { DeadlineRing } from "../glyphs/deadline-ring.tsx";
import { nameOf, regionsOf, symbolOf } from "../incident-table/incident-words.ts";
import { MapAttribution } from "../map/map-attribution.tsx";
import { regionAnchors } from "../map/region-anchors.ts";

interface DrawerMapProps {
  readonly incident: Incident;
  readonly cockpit: Cockpit;
}

/** Where it is: at its position, else in the middle of its region, and that is said. */
export function DrawerMap({ incident, cockpit }: DrawerMapProps) {
  const { derived, profile, store, language, now, text } = cockpit;
  const place = usePlace();
  const anchors = useMemo(() => (place === null ? null : regionAnchors(place)), [place]);
  if (place === null || anchors === null) return <div className="drawer-map" />;
  const { longitude, latitude } = incident;
  const isKnown = longitude !== null && latitude !== null;
  const spot = isKnown ? { longitude, latitude } : anchors.get(incident.region);
  if (spot === undefined) return <p className="incident-drawer__quiet">{text("drawer.nowhere")}</p>;
  const unit = incident.unit === null ? undefined : store.units.get(incident.unit);
  const isComing = unit?.incident === incident.id && unit.longitude !== null && unit.latitude !== null;
  const region = nameOf(regionsOf(profile), incident.region, language);
  return (
    <figure className="drawer-map">
      <Locator
        label={text("drawer.map", { place: [region, incident.place].filter((part) => part !== "").join(" · ") })}
        place={place}
        spot={spot}
        region={incident.region}
        name={region}
        mark={
          <DeadlineRing
            symbol={symbolOf(incident, profile)}
            deadline={derived.deadlineOf(incident)}
            now={Math.floor(now / SECOND) * SECOND}
          />
        }
        unit={isComing ? { longitude: unit.longitude ?? 0, latitude: unit.latitude ?? 0, name: unit.name } : null}
      />
      <figcaption>
        {!isKnown && <span>{text("drawer.noPosition")}</span>}
        <MapAttribution />
      </figcaption>
    </figure>
  );
}

/** The geography of the profile, once it has come; null before, and where it cannot be read: the words below say where it is. */
function usePlace(): MapPlace | null {
  const geography = useCockpit((cockpit) => JSON.stringify(cockpit.profile.map));
  const [place, setPlace] = useState<MapPlace | null>(null);
  useEffect(() => {
    const aborted = new AbortController();
    const config = JSON.parse(geography) as Cockpit["profile"]["map"];
    loadPlace({ ...config, boundary: config.boundary ?? null }, aborted.signal)
      .then(setPlace)
      .catch(() => {});
    return () => aborted.abort();
  }, [geography]);
  return place;
}
