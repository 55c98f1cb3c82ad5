import { describe, expect, it } from "vitest";
import { chooseVoice } from "./browser-sounds.ts";
import { createSoundQueue, type Sound, type SoundOutcome } from "./sound-queue.ts";

const TONE: Sound = { voice: "tone", words: "", language: "zh" };
const say = (words: string): Sound => ({ voice: "speech", words, language: "zh" });

/** A queue whose sounds last until `finish` is called. */
function setUp() {
  const made: string[] = [];
  const running: ((outcome: SoundOutcome) => void)[] = [];
  const make = (name: string): Promise<SoundOutcome> => {
    made.push(name);
    return new Promise((resolve) => running.push(resolve));
  };
  let changes = 0;
  const queue = createSoundQueue({ tone: () => make("tone"), speech: (words) => make(words) }, () => {
    changes += 1;
  });
  const finish = async (outcome: SoundOutcome = "played"): Promise<void> => {
    running.shift()?.(outcome);
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return { queue, made, finish, running, changes: () => changes };
}

describe("a sound queue", () => {
  it("never makes two sounds at once", async () => {
    const { queue, made, finish, running } = setUp();
    queue.play(TONE);
    queue.play(say("a"));
    expect(made).toEqual(["tone"]);
    await finish();
    expect(made).toEqual(["tone", "a"]);
    expect(running).toHaveLength(1);
  });

  it("lets three wait, the oldest goes", async () => {
    const { queue, made, finish } = setUp();
    for (const words of ["a", "b", "c", "d", "e"]) queue.play(say(words));
    for (let index = 0; index < 6; index += 1) await finish();
    expect(made).toEqual(["a", "c", "d", "e"]);
  });

  it("makes the tone where nothing can speak", async () => {
    const { queue, made, finish } = setUp();
    queue.play(say("a"));
    await finish("unable");
    expect(made).toEqual(["a", "tone"]);
    await finish("unable");
    queue.play(TONE);
    expect(made).toEqual(["a", "tone", "tone"]);
  });

  it("waits for a gesture when refused, and then makes the latest alone", async () => {
    const { queue, made, finish, changes } = setUp();
    queue.play(TONE);
    queue.play(say("old"));
    await finish("blocked");
    expect([queue.isBlocked, changes()]).toEqual([true, 1]);
    queue.play(say("new"));
    expect(made).toEqual(["tone"]);
    queue.unblock();
    expect(made).toEqual(["tone", "new"]);
    expect([queue.isBlocked, changes()]).toEqual([false, 2]);
    queue.unblock();
    await finish();
    expect(made).toEqual(["tone", "new"]);
  });
});

it("chooses a voice of the language", () => {
  const voices = ["en-GB", "zh-TW", "zh-CN", "de-DE"].map((lang) => ({ lang }));
  expect(chooseVoice(voices, "zh")?.lang).toBe("zh-CN");
  expect(chooseVoice(voices, "en")?.lang).toBe("en-GB");
  expect(chooseVoice([{ lang: "zh_CN" }], "zh")?.lang).toBe("zh_CN");
  expect(chooseVoice([{ lang: "zh-HK" }], "zh")?.lang).toBe("zh-HK");
  expect(chooseVoice([{ lang: "de-DE" }], "zh")).toBeUndefined();
});
