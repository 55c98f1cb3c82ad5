import type { Language } from "../../panels/cockpit.ts";
import { type DurationMs, SECOND } from "../../shared/units.ts";
import type { SoundMakers, SoundOutcome } from "./sound-queue.ts";

/** Some engines forget to say that they are done: no alarm is longer than this. */
const SOUND_AT_MOST: DurationMs = 15 * SECOND;
const TONE = "sounds/alarm.wav";

/** The page's own sounds: the shipped tone, and Web Speech where the browser has a voice for the language. */
export function browserSounds(page: Window): SoundMakers {
  const audio = new Audio(new URL(TONE, page.document.baseURI).href);
  audio.preload = "auto";
  // Absent in some browsers, whatever the types say.
  const speech: SpeechSynthesis | undefined = page.speechSynthesis;
  // Asked once early: some browsers begin to load their voices only then.
  speech?.getVoices();
  return {
    tone: () => playTone(audio),
    speech: (words, language) => (speech === undefined ? Promise.resolve("unable") : speak(speech, words, language)),
  };
}

async function playTone(audio: HTMLAudioElement): Promise<SoundOutcome> {
  audio.currentTime = 0;
  const over = untilOver((done) => {
    audio.onended = () => done("played");
    audio.onerror = () => done("unable");
  });
  try {
    await audio.play();
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError" ? "blocked" : "unable";
  }
  return over;
}

async function speak(speech: SpeechSynthesis, words: string, language: Language): Promise<SoundOutcome> {
  const voice = chooseVoice(speech.getVoices(), language);
  if (voice === undefined) return "unable";
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  const over = untilOver((done) => {
    utterance.onend = () => done("played");
    utterance.onerror = ({ error }) => {
      if (error === "not-allowed") done("blocked");
      else done(error === "canceled" || error === "interrupted" ? "played" : "unable");
    };
  });
  speech.speak(utterance);
  const outcome = await over;
  // One that never ended must not talk into the next.
  if (speech.speaking) speech.cancel();
  return outcome;
}

/** The best voice for a language: of mainland Chinese, else any Chinese; any English. Undefined without one. */
export function chooseVoice<Voice extends { readonly lang: string }>(
  voices: readonly Voice[],
  language: Language,
): Voice | undefined {
  const speaks = (pattern: RegExp): Voice | undefined => voices.find(({ lang }) => pattern.test(lang));
  if (language === "en") return speaks(/^en\b/i);
  return speaks(/^zh[-_](Hans[-_])?CN/i) ?? speaks(/^cmn/i) ?? speaks(/^zh\b/i);
}

function untilOver(listen: (done: (outcome: SoundOutcome) => void) => void): Promise<SoundOutcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve("played"), SOUND_AT_MOST);
    listen((outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    });
  });
}
