import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Writes public/sounds/alarm.wav, the tone of an alarm where the browser cannot speak: two soft notes, a falling fourth. `npx tsx scripts/write-tone.ts`.

const SAMPLES_PER_SECOND = 16_000;
/** Hertz and seconds: a″ and e″. Within what old ears and small speakers hear best. */
const NOTES = [
  { pitch: 880, from: 0, length: 0.45 },
  { pitch: 659.26, from: 0.28, length: 0.6 },
] as const;
const SECONDS = 0.9;
const LOUDNESS = 0.4;

const FOLDER = join(import.meta.dirname, "..", "public", "sounds");
mkdirSync(FOLDER, { recursive: true });
writeFileSync(join(FOLDER, "alarm.wav"), wave(samples()));

/** −1 to 1. */
function samples(): readonly number[] {
  return Array.from({ length: SECONDS * SAMPLES_PER_SECOND }, (_, index) => {
    const at = index / SAMPLES_PER_SECOND;
    return LOUDNESS * NOTES.reduce((sum, note) => sum + noteAt(note, at), 0);
  });
}

/** A struck note: swells in 15 ms, so that it does not click, and dies away; a weak octave gives it body. */
function noteAt({ pitch, from, length }: (typeof NOTES)[number], at: number): number {
  const since = at - from;
  if (since < 0 || since > length) return 0;
  const shape = Math.min(1, since / 0.015) * Math.exp((-5 * since) / length) * Math.min(1, (length - since) / 0.03);
  const turn = 2 * Math.PI * pitch * since;
  return shape * (0.8 * Math.sin(turn) + 0.2 * Math.sin(2 * turn));
}

/** A RIFF/WAVE file of one channel, 16 bits, little endian. */
function wave(values: readonly number[]): Buffer {
  const bytes = values.length * 2;
  const file = Buffer.alloc(44 + bytes);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + bytes, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  file.writeUInt32LE(SAMPLES_PER_SECOND * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(bytes, 40);
  values.forEach((value, index) => {
    file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), 44 + index * 2);
  });
  return file;
}
