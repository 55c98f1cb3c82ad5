import { useText } from "../../panels/cockpit.ts";

/** Bars where the headline figures will be, until the first whole snapshot and the map library have come. */
export function MapWaiting() {
  const text = useText();
  return (
    <div className="map-pane__waiting" aria-busy="true">
      <i />
      <i />
      <i />
      <p className="panel__slow">{text("panel.loading.slow")}</p>
    </div>
  );
}
