import { describe, expect, it } from "vitest";
import { createCommand, readCommandLine, type CommandLine } from "./command-line.ts";

function read(...words: string[]): CommandLine {
  const command = createCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return readCommandLine(command, words);
}

describe("the command line", () => {
  it("has a default for everything", () => {
    expect(read()).toMatchObject({ port: 4173, host: "127.0.0.1", seed: 1, loop: false });
    expect(read().speed).toBeUndefined();
  });

  it("takes every option", () => {
    expect(
      read(
        "--port",
        "0",
        "--recording",
        "sf-fire",
        "--speed",
        "max",
        "--from",
        "2017-01-01T08:00",
        "--loop",
        "--profile",
        "x",
        "--seed",
        "7",
        "--audit",
        "out.csv",
      ),
    ).toMatchObject({
      port: 0,
      recording: "sf-fire",
      speed: "max",
      from: "2017-01-01T08:00",
      loop: true,
      profile: "x",
      seed: 7,
      audit: "out.csv",
    });
    expect(createCommand().helpInformation()).toContain("--audit <out.csv>");
    expect(read("--speed", "0.5").speed).toBe(0.5);
  });

  it.each([
    [["--port", "70000"], "must be a number from 0 to 65535."],
    [["--seed", "-1"], "must be a whole number of at most nine digits."],
    [["--speed", "fast"], "must be above 0 and at most 3600, or max."],
    [["--speed", "0"], "must be above 0 and at most 3600, or max."],
    [["--sped", "60"], "unknown option '--sped'"],
  ])("%j is refused in one line", (words, line) => {
    expect(() => read(...words)).toThrow(line);
  });
});
