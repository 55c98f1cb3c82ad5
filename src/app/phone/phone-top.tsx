import { localised, useCockpit } from "../../panels/cockpit.ts";
import { BrandLogo } from "../../panels/glyphs/brand-logo.tsx";
import { LiveBlock } from "../../panels/top-bar/live-block.tsx";
import { StreamClock } from "../../panels/top-bar/stream-clock.tsx";

/** Whose cockpit, whether it is live, and the stream's clock. */
export function PhoneTop({ onConnection }: { onConnection(): void }) {
  const language = useCockpit((cockpit) => cockpit.language);
  const name = useCockpit((cockpit) => cockpit.profile.name);
  const slogan = useCockpit((cockpit) => cockpit.profile.slogan);
  return (
    <header className="phone-top">
      <BrandLogo className="phone-top__logo" />
      <span className="phone-top__name">{localised(name, language)}</span>
      <span className="phone-top__slogan">{slogan === null ? "" : localised(slogan, language)}</span>
      <StreamClock />
      <LiveBlock onOpen={onConnection} />
    </header>
  );
}
