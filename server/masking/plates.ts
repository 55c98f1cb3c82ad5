import type { Finding } from "./finding.ts";

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-HJ-PR-Za-hj-pr-z][ ·•・.-]?[A-HJ-NP-Za-hj-np-z0-9]{4,6}[挂学警港澳领]?/g;
const NAMED_PLATE =
  /(?:车牌|牌照|号牌|车号)(?:号码|号)?[:为是 ]{0,2}[\u4e00-\u9fff]{0,3}[ ·-]?([A-Za-z0-9]{5,8})(?![A-Za-z0-9*])/g;

/** Vehicle plates (GA 36-2018), those of new energy with their sixth character too, in a text of plain letters. */
export function findPlates(text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const { index, 0: plate } of text.matchAll(PLATE)) {
    const end = index + plate.length;
    const serial = plate.slice(2).replace(/^[ ·•・.-]/, "");
    if (serial.length < 5 || serial.length > 6 || (serial.match(/\d/g)?.length ?? 0) < 3) continue;
    if (/[A-Za-z0-9]/.test(text[end] ?? "")) continue;
    found.push({ start: index, end, mask: `${plate.slice(0, 2)}·***${serial.slice(-2)}` });
  }
  for (const { index, 0: whole, 1: serial = "" } of text.matchAll(NAMED_PLATE)) {
    const end = index + whole.length;
    if (/\d/.test(serial)) found.push({ start: end - serial.length, end, mask: `***${serial.slice(-2)}` });
  }
  return found;
}
