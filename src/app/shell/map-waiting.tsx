/** Bars where the headline figures will be, until the first whole snapshot and the map library have come. */
export function MapWaiting() {
  return (
    <div className="map-pane__waiting" aria-busy="true">
      <i />
      <i />
      <i />
    </div>
  );
}
