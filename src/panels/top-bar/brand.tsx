import { localised, useCockpit, useText } from "../cockpit.ts";
import { BrandLogo } from "../glyphs/brand-logo.tsx";

/** The mark, the product's name, and whose cockpit this is. */
export function Brand() {
  const text = useText();
  const language = useCockpit((cockpit) => cockpit.language);
  const name = useCockpit((cockpit) => cockpit.profile.name);
  const slogan = useCockpit((cockpit) => cockpit.profile.slogan);
  return (
    <div className="brand">
      <BrandLogo className="brand__logo" />
      <span className="brand__name">{text("brand.name")}</span>
      <span className="brand__latin">{text("brand.latin")}</span>
      <span className="brand__place">
        <b>{localised(name, language)}</b>
        {slogan !== null && <span className="brand__slogan"> · {localised(slogan, language)}</span>}
      </span>
    </div>
  );
}
