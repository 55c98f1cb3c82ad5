import type { Language } from "../../panels/cockpit.ts";

/** What became of an attempt to make a sound. `unable`: there is no such voice or file; `blocked`: the browser wants a gesture first. */
export type SoundOutcome = "played" | "unable" | "blocked";

/** The two ways to make a sound; each settles when the sound is over and never rejects. */
export interface SoundMakers {
  tone(): Promise<SoundOutcome>;
  speech(words: string, language: Language): Promise<SoundOutcome>;
}

/** One sound to make. */
export interface Sound {
  readonly voice: "tone" | "speech";
  readonly words: string;
  readonly language: Language;
}

/** Sounds that may wait: who comes back to more than that looks at the screen. */
const WAITING_AT_MOST = 3;

/** Makes sounds one after the other, never two at once. */
export interface SoundQueue {
  play(sound: Sound): void;
  /** The browser refused; nothing sounds until `unblock`. */
  readonly isBlocked: boolean;
  /** In the handler of a gesture: tries what was refused again. */
  unblock(): void;
}

/**
 * Makes a queue. Speech without a voice becomes the tone. Of more than three waiting the oldest goes; of those that wait behind a refusal only the
 * latest is still worth hearing.
 * @param changed called whenever `isBlocked` changed
 */
export function createSoundQueue(makers: SoundMakers, changed: () => void): SoundQueue {
  let waiting: Sound[] = [];
  let isPlaying = false;
  let isBlocked = false;

  const setBlocked = (next: boolean): void => {
    if (isBlocked === next) return;
    isBlocked = next;
    changed();
  };
  const make = async ({ voice, words, language }: Sound): Promise<SoundOutcome> => {
    if (voice === "tone") return makers.tone();
    const outcome = await makers.speech(words, language);
    return outcome === "unable" ? makers.tone() : outcome;
  };
  const next = async (): Promise<void> => {
    if (isPlaying || isBlocked) return;
    const sound = waiting.shift();
    if (sound === undefined) return;
    isPlaying = true;
    const outcome = await make(sound);
    isPlaying = false;
    if (outcome === "blocked") {
      waiting = [sound, ...waiting].slice(-1);
      setBlocked(true);
    } else await next();
  };

  return {
    play(sound) {
      waiting = isBlocked ? [sound] : [...waiting, sound].slice(-WAITING_AT_MOST);
      void next();
    },
    get isBlocked() {
      return isBlocked;
    },
    unblock() {
      if (!isBlocked) return;
      setBlocked(false);
      void next();
    },
  };
}
