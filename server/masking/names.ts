import type { Finding } from "./finding.ts";
import {
  ENDS_NAME,
  FOLLOWS_NAME,
  LINKS,
  MAY_END_NAME,
  NEVER_GIVEN,
  NOBODY,
  NOT_NAMES,
  PEOPLE,
  SAYS_NAME,
  TITLES,
} from "./name-words.ts";
import { COMPOUND_SURNAMES, RARE_SURNAMES, SURNAMES } from "./surnames.ts";

/** Words of a list, found the quicker because their first characters are looked at first. */
const anyOf = (words: string): string => {
  const first = new Set(words.split("|").map((word) => word[0]));
  return `(?=[${[...first].join("")}])(?:${words})`;
};
const CUE = new RegExp(anyOf(PEOPLE), "g");
const TITLE = new RegExp(`(?<=[\\u4e00-\\u9fff]{2})${anyOf(TITLES)}`, "g");
/** At the beginning of a clause: somebody whose sex, age or number follows. */
const DESCRIBED =
  /(?<![\u4e00-\u9fff·])[\u4e00-\u9fff]{2,4}(?=[,，( :、/]{0,2}(?:[男女](?![\u4e00-\u9fff])|[男女]性|(?:联系)?(?:电话|手机)号?码?[: ]{0,2}\d|\d{2}岁|\+?(?:86)?1[3-9]\d[\d -]))/g;
const JOINS = /^[ ]?(?:[、,，/和与及同跟]|以及)[ ]?/;
const FOREIGN = /^[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8}){1,4}/;
const TITLE_AHEAD = new RegExp(`^(?:${TITLES})`);
const HAN = /^[\u4e00-\u9fff]$/;
/** Names in a row that are read at most. */
const IN_A_ROW = 12;

/** Names of people in a text of plain letters: behind a word for somebody, before a title, or described by sex, age or number. */
export function findNames(text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const { index, 0: cue } of text.matchAll(CUE)) findAfter(text, index + cue.length, cue, found);
  for (const { index } of text.matchAll(TITLE)) {
    const length = lengthBeforeTitle(text, index);
    if (length > 0) found.push(masked(text, index - length, index));
  }
  for (const { index, 0: run } of text.matchAll(DESCRIBED)) {
    const length = nameLength(text.slice(index, index + run.length), 0, SURNAMES);
    if (length === run.length) found.push(masked(text, index, index + length));
  }
  return found;
}

function findAfter(text: string, from: number, cue: string, found: Finding[]): void {
  const link = LINKS.exec(text.slice(from, from + 12))?.[0] ?? "";
  const isSaid = SAYS_NAME.test(link) || /姓名|名字|名叫|叫做|户名/.test(cue);
  let at = from + link.length;
  for (let nth = 0; nth < IN_A_ROW; nth += 1) {
    const length = isSaid ? saidLength(text, at) : nameLength(text, at, SURNAMES);
    if (length > 0) found.push(masked(text, at, at + length));
    else if (!isMaskedName(text, at)) return;
    const end = length > 0 ? at + length : at + maskedLength(text, at);
    const join = JOINS.exec(text.slice(end, end + 4))?.[0];
    if (join === undefined) return;
    at = end + join.length;
  }
}

function masked(text: string, start: number, end: number): Finding {
  const surname = COMPOUND_SURNAMES.has(text.slice(start, start + 2)) ? text.slice(start, start + 2) : text[start];
  return { start, end, mask: `${surname}某` };
}

/** 张某, 张某某, 张*, 张**. */
function isMaskedName(text: string, at: number): boolean {
  return maskedLength(text, at) > 0;
}

function maskedLength(text: string, at: number): number {
  return /^[\u4e00-\u9fff]{1,2}(?:某{1,2}|\*{1,2})/.exec(text.slice(at, at + 4))?.[0].length ?? 0;
}

/** Length of the name at a place where the text says that one stands; 0 when none does. */
function saidLength(text: string, at: number): number {
  const ahead = text.slice(at, at + 40);
  if (NOBODY.test(ahead) || isMaskedName(text, at)) return 0;
  const foreign = FOREIGN.exec(ahead)?.[0];
  if (foreign !== undefined) return foreign.length;
  const run = /^[\u4e00-\u9fff]{2,5}/.exec(ahead)?.[0] ?? "";
  const named = nameLength(text, at, SURNAMES) || nameLength(text, at, RARE_SURNAMES);
  if (named > 0 && run.length > 4) return named;
  // Nothing but two to four characters: a name whatever it begins with.
  if (run.length >= 2 && run.length <= 4)
    return named > 0 && run.length > named ? named : NOT_NAMES.has(run) ? 0 : run.length;
  return named;
}

/** Length of the name that begins at `at` with one of the surnames; 0 when none does. */
function nameLength(text: string, at: number, surnames: ReadonlySet<string>): number {
  const foreign = FOREIGN.exec(text.slice(at, at + 40))?.[0];
  if (foreign !== undefined) return foreign.length;
  const two = text.slice(at, at + 2);
  const surname = COMPOUND_SURNAMES.has(two) ? 2 : surnames.has(text[at] ?? "") ? 1 : 0;
  if (surname === 0 || (surname === 1 && NOT_NAMES.has(two))) return 0;
  const first = text[at + surname] ?? "";
  if (!HAN.test(first) || first === "某" || NEVER_GIVEN.has(first)) return 0;
  if (startsTitle(text, at + surname)) return 0;
  // A place named after a family.
  if (/^家(?:村|桥|浜|埭|弄|塘|畈|湾|庄|里)/.test(text.slice(at + surname, at + surname + 2))) return 0;
  return surname + givenLength(text, at + surname);
}

/** One or two characters: two unless the name is plainly over after the first. */
function givenLength(text: string, at: number): number {
  const second = text[at + 1] ?? "";
  if (!HAN.test(second) || second === "某" || ENDS_NAME.has(second)) return 1;
  if (FOLLOWS_NAME.test(text.slice(at + 1, at + 3))) return 1;
  if (!MAY_END_NAME.has(second)) return startsTitle(text, at + 1) ? 1 : 2;
  const third = text[at + 2] ?? "";
  // 王小和与邻居: what may end a name does, where another such word follows.
  return HAN.test(third) && ENDS_NAME.has(third) ? 2 : 1;
}

function startsTitle(text: string, at: number): boolean {
  return TITLE_AHEAD.test(text.slice(at, at + 2));
}

/** Length of the full name right before a title; 0 where only a surname stands there (王女士 says nobody's name). */
function lengthBeforeTitle(text: string, title: number): number {
  for (const length of [3, 2]) {
    const start = title - length;
    const name = text.slice(Math.max(0, start), title);
    if (start < 0 || !/^[\u4e00-\u9fff]+$/.test(name) || name.includes("某")) continue;
    const surname = name[0] ?? "";
    const isName = SURNAMES.has(surname) && !NOT_NAMES.has(name.slice(0, 2)) && !NEVER_GIVEN.has(name[1] ?? "");
    // 物业方张先生, 于王女士: words that are surnames too.
    if (isName && !(length === 2 && "方于任应路房管单司申".includes(surname) && SURNAMES.has(name[1] ?? ""))) {
      if (length === 3 && SURNAMES.has(name[2] ?? "") && !isClauseStart(text, start)) continue;
      return length;
    }
  }
  return 0;
}

function isClauseStart(text: string, at: number): boolean {
  return !HAN.test(text[at - 1] ?? "");
}
