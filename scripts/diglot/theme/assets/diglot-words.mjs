// Words and characters for the search.
//
// Texts are folded, one character for one, so that a place in the folded text is the place in the text: capitals,
// accents, apostrophes and hyphens of all kinds, full-width letters, traditional Chinese.

/** @typedef {[start: number, end: number]} Span */

const DENSE = "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}\\u3005\\u30fc";
const WORD = `(?:(?![${DENSE}])[\\p{L}\\p{N}\\p{M}])+(?:'(?:(?![${DENSE}])[\\p{L}\\p{N}\\p{M}])+)*`;
export const words = new RegExp(WORD, "gu");
export const parts = new RegExp(`[${DENSE}]+|${WORD}`, "gu");
export const dense = new RegExp(`[${DENSE}]`, "u");

/** @param {string} folds pairs of a character and what it is folded to */
export function makeFold(folds) {
  /** @type {Map<string, string>} */
  const known = new Map();
  for (let at = 0; at < folds.length; at += 2) known.set(folds[at], folds[at + 1]);
  /** @param {string} sign */
  const one = (sign) => {
    let folded = known.get(sign);
    if (folded === undefined) {
      const [base, ...marks] = sign.normalize("NFKD");
      const isPlain = base.length === 1 && marks.every((mark) => /\p{M}/u.test(mark));
      folded = /[’‘ʼ`´＇]/.test(sign) ? "'" : /[\p{Pd}\s“”«»„"]/u.test(sign) ? " " : isPlain ? base.toLowerCase() : sign;
      if (folded.length !== 1) folded = sign;
      known.set(sign, (folded = known.get(folded) ?? folded));
    }
    return folded;
  };
  return (/** @type {string} */ text) => text.replace(/[^a-z0-9 ]/g, one);
}

/** @param {string} word */
export function stem(word) {
  const bare = word.replace(/'s?$/, "");
  if (bare.length < 4 || /(?:ss|us|is)$/.test(bare)) return bare;
  return bare.replace(/ies$/, "y").replace(/(?<=s|x|z|ch|sh)es$/, "").replace(/(?<!s)s$/, "");
}

/**
 * How many letters are added, left out, replaced, or swapped with the next one; more than `most` counts as `most` + 1.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */ let last = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const differs = one[at - 1] !== other[to - 1];
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + Number(differs));
      if (differs && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) {
        next[to] = Math.min(next[to], last[to - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    [last, row] = [row, next];
  }
  return row[other.length];
}

/**
 * @param {number} start
 * @param {number} length
 * @returns {Span}
 */
export const span = (start, length) => [start, start + length];

/** @param {Span[]} spans */
export function merge(spans) {
  /** @type {Span[]} */
  const merged = [];
  for (const each of spans.sort((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    if (last && each[0] <= last[1]) last[1] = Math.max(last[1], each[1]);
    else merged.push([...each]);
  }
  return merged;
}

/**
 * The part of a text that has most of some marks, from word to word.
 * @param {string} text
 * @param {Span[]} marks
 * @param {Span[]} wanted none: the beginning
 */
export function cut(text, marks, wanted) {
  const room = dense.test(text) ? 72 : 160;
  if (text.length <= room) return { text, marks };
  const inside = (/** @type {number} */ start) => wanted.filter((each) => each[0] >= start && each[1] <= start + room - 20).length;
  const first = wanted.reduce((best, each) => (inside(each[0]) > inside(best) ? each[0] : best), wanted[0]?.[0] ?? 0);
  let start = Math.max(0, first - room / 4);
  let end = Math.min(text.length, start + room);
  const isCut = (/** @type {number} */ at) => dense.test(text[at]) || /\s/.test(text[at - 1]);
  for (let steps = 0; start > 0 && steps < 20 && !isCut(start) && start < first; steps++) start++;
  for (let steps = 0; end < text.length && steps < 20 && !isCut(end); steps++) end--;
  const before = start > 0 ? "…" : "";
  const shift = before.length - start;
  const shown = text.slice(start, end).trimEnd();
  const kept = marks.filter((each) => each[0] >= start && each[1] <= end);
  return {
    text: before + shown + (end < text.length && !/[.!?。！？]$/.test(shown) ? "…" : ""),
    marks: kept.map(([from, to]) => /** @type {Span} */ ([from + shift, to + shift])),
  };
}
