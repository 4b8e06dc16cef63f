// Finds in texts what a reader types. It knows no document: the index comes from publish/search_files.py, and
// diglot-search.mjs shows what is found.
//
// Words are compared with all words of the index: the word itself, its plural or singular, words that begin so; and if
// there is none, words that differ in a letter or two. Scripts without blanks between words are searched character by
// character. What counts as a word, and which characters are the same, is in diglot-words.mjs.

import { cut, dense, distance, makeFold, merge, parts, span, stem, words } from "./diglot-words.mjs";

/** @typedef {import("./diglot-words.mjs").Span} Span */
/** @typedef {[id: string, text: string, note?: string]} Passage */
/** @typedef {[id: string, title: string, passages: Passage[], names?: string[]]} Section */
/** @typedef {{url: string, beside: string[], boost?: number, sections: Section[]}} IndexedPage */
/** @typedef {{lang: string, folder: string, languages: string[], folds: string, pages: IndexedPage[]}} IndexFile */
/** @typedef {{page: IndexedPage, section: Section, id: string, title: Span[], text: string, note: string, marks: Span[]}} Result */
/** @typedef {{page: IndexedPage, score: number, results: Result[], more: Result[]}} Group The results of a page, in its order. */
/** @typedef {{text: string, page: number, section: number, id: string, kind: number, shown: string, note: string}} Entry */
/** @typedef {{grades: Map<number, number>, spans: (text: string) => Span[], weight: number}} Term */

const NAME = 2; // the kinds of entries: of a text, of a heading, of a name in the glossary
const HEADING = 1;
const SHOWN = 4; // results of a page, before the others are folded away

/** The texts of a language, ready to be searched. */
export class SearchIndex {
  /** @param {IndexFile} file */
  constructor(file) {
    this.file = file;
    this.fold = makeFold(file.folds);
    /** @type {Entry[]} */
    this.entries = [];
    file.pages.forEach((page, at) => page.sections.forEach((section, place) => this.#enter(section, at, place)));
    /** @type {Map<string, number[]>} The entries that have a word. */
    this.words = new Map();
    this.entries.forEach(({ text }, at) => {
      for (const [word] of text.matchAll(words)) {
        const its = this.words.get(word);
        if (!its) this.words.set(word, [at]);
        else if (its.at(-1) !== at) its.push(at);
      }
    });
  }

  /**
   * @param {Section} section
   * @param {number} page
   * @param {number} place
   */
  #enter([id, title, passages, names = []], page, place) {
    const enter = (/** @type {string} */ shown, /** @type {number} */ kind, fragment = id, note = "") =>
      this.entries.push({ text: this.fold(shown), page, section: place, id: fragment, kind, shown, note });
    enter(title, HEADING);
    for (const name of names) enter(name, NAME);
    for (const [fragment, text, note] of passages) enter(text, 0, fragment || id, note);
  }

  /**
   * The pages that have what is asked for, best first.
   * @param {string} query
   * @returns {Group[]}
   */
  find(query) {
    const folded = this.fold(query.trim()).replace(/ +/g, " ");
    const asked = folded.match(parts) ?? [];
    const terms = asked.flatMap((part, at) => this.#term(part, at === asked.length - 1));
    if (!terms.length) return [];
    const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
    /** @type {Map<string, number[]>} */
    const sections = new Map();
    for (const { grades } of terms) {
      for (const at of grades.keys()) {
        const key = `${this.entries[at].page} ${this.entries[at].section}`;
        const its = sections.get(key);
        if (!its) sections.set(key, [at]);
        else if (!its.includes(at)) its.push(at);
      }
    }
    /** @type {Map<number, {section: number, score: number, share: number, entries: number[]}[]>} */
    const pages = new Map();
    for (const [key, entries] of sections) {
      const [page, section] = key.split(" ").map(Number);
      const found = { section, entries, ...this.#rate(entries, terms, folded, whole) };
      const its = pages.get(page);
      if (its) its.push(found);
      else pages.set(page, [found]);
    }
    const rated = [...pages].map(([page, found]) => {
      const boost = this.file.pages[page].boost ?? 1;
      const all = terms.every(({ grades }) => found.some(({ entries }) => entries.some((at) => grades.has(at))));
      return { page, found, score: boost * (Math.max(...found.map(({ score }) => score)) + (all ? 3 : 0)) };
    });
    return rated
      .sort((one, other) => other.score - one.score || one.page - other.page)
      .map(({ page, found, score }) => ({ ...this.#group(page, found, terms, folded), score }));
  }

  /**
   * What a part of a query finds, and how surely: the numbers are at most 1.
   * @param {string} part
   * @param {boolean} isLast the reader may still be typing it
   * @returns {Term[]}
   */
  #term(part, isLast) {
    if (dense.test(part)) return this.#characters(part);
    const root = stem(part);
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const word of this.words.keys()) {
      if (word === part) found.set(word, 1);
      else if (stem(word) === root) found.set(word, 0.9);
      else if ((isLast || part.length > 3) && word.startsWith(part)) found.set(word, 0.5);
    }
    let most = part.length > 7 ? 2 : part.length > 3 ? 1 : -1;
    if (!found.size) {
      for (const word of this.words.keys()) {
        const away = distance(root, stem(word), most);
        if (away > most) continue;
        if (away < most) found.clear(); // only the nearest words count
        most = away;
        found.set(word, 0.4);
      }
    }
    /** @type {Map<number, number>} */
    const grades = new Map();
    for (const [word, grade] of found) {
      for (const at of this.words.get(word) ?? []) grades.set(at, Math.max(grade, grades.get(at) ?? 0));
    }
    const spans = (/** @type {string} */ text) =>
      [...text.matchAll(words)].filter(([word]) => found.has(word)).map(({ 0: word, index }) => span(index, word.length));
    return [{ grades, spans, weight: this.#weight(grades) }];
  }

  /**
   * Characters without blanks between words: as they are, or with one character that differs, or in pairs.
   * @param {string} part
   * @returns {Term[]}
   */
  #characters(part) {
    const exact = this.#pattern([part], 1);
    if (exact.grades.size || part.length < 2) return [exact];
    if (part.length > 2) {
      const near = this.#pattern(Array.from(part, (_, at) => `${part.slice(0, at)}.${part.slice(at + 1)}`), 0.4);
      if (near.grades.size) return [near];
    }
    return Array.from({ length: part.length - 1 }, (_, at) => this.#pattern([part.slice(at, at + 2)], 0.6));
  }

  /**
   * @param {string[]} patterns
   * @param {number} grade
   * @returns {Term}
   */
  #pattern(patterns, grade) {
    const pattern = new RegExp(patterns.join("|"), "gu");
    const grades = new Map();
    this.entries.forEach(({ text }, at) => text.search(pattern) >= 0 && grades.set(at, grade));
    const spans = (/** @type {string} */ text) => [...text.matchAll(pattern)].map(({ 0: it, index }) => span(index, it.length));
    return { grades, spans, weight: this.#weight(grades) };
  }

  /** What few texts have weighs more. @param {Map<number, number>} grades */
  #weight(grades) {
    return Math.log(1 + this.entries.length / (1 + grades.size));
  }

  /**
   * @param {number[]} entries of a section
   * @param {Term[]} terms
   * @param {string} folded
   * @param {number} whole
   */
  #rate(entries, terms, folded, whole) {
    const best = terms.map(({ grades }) => Math.max(...entries.map((at) => grades.get(at) ?? 0)));
    const share = terms.reduce((sum, { weight }, at) => sum + weight * best[at], 0) / whole;
    const all = best.every(Boolean);
    const roots = (/** @type {string} */ text) => (text.match(parts) ?? []).map(stem).join(" ");
    const asked = roots(folded);
    let extra = 0;
    for (const at of entries) {
      const { text, kind } = this.entries[at];
      const has = terms.filter(({ grades }) => grades.has(at)).length;
      const isAll = has === terms.length;
      const isSame = kind > 0 && isAll && (roots(text) === asked || (kind === NAME && text.match(parts)?.length === terms.length));
      const said = text.includes(folded) ? 2 : isAll ? 1 : 0;
      extra = Math.max(extra, said + (isSame ? 4 + kind : kind && isAll ? 1 : 0));
    }
    return { share, score: (all ? 6 : 0) + 3 * share + extra + Math.log10(entries.length) / 4 };
  }

  /**
   * @param {number} at
   * @param {{section: number, score: number, share: number, entries: number[]}[]} found
   * @param {Term[]} terms
   * @param {string} folded
   * @returns {Omit<Group, "score">}
   */
  #group(at, found, terms, folded) {
    const page = this.file.pages[at];
    const ranked = [...found].sort((one, other) => other.score - one.score || one.section - other.section);
    const good = ranked.filter(({ score }) => score >= ranked[0].score - 4);
    const shown = new Set(good.slice(0, SHOWN));
    const inOrder = [...found].sort((one, other) => one.section - other.section);
    const result = (/** @type {{section: number, entries: number[]}} */ each) =>
      this.#result(page, page.sections[each.section], each.entries, terms, folded);
    return {
      page,
      results: inOrder.filter((each) => shown.has(each)).map(result),
      more: inOrder.filter((each) => !shown.has(each)).map(result),
    };
  }

  /**
   * A section, shown by the passage that has most of what is asked for.
   * @param {IndexedPage} page
   * @param {Section} section
   * @param {number[]} entries
   * @param {Term[]} terms
   * @param {string} folded
   * @returns {Result}
   */
  #result(page, section, entries, terms, folded) {
    const most = Math.max(...terms.map(({ weight }) => weight));
    const telling = terms.filter(({ weight }) => weight > most / 2); // not “of the”
    const marks = (/** @type {string} */ text) => {
      const at = text.indexOf(folded);
      return at >= 0 ? [span(at, folded.length)] : merge(telling.flatMap(({ spans }) => spans(text)));
    };
    const rate = (/** @type {number} */ at) =>
      terms.reduce((sum, { grades, weight }) => sum + weight * (grades.get(at) ?? 0), 0) +
      (this.entries[at].text.includes(folded) ? 99 : 0);
    const texts = entries.filter((at) => this.entries[at].kind === 0).sort((one, other) => rate(other) - rate(one) || one - other);
    const best = texts.length ? this.entries[texts[0]] : null;
    // An entry of the glossary is shown by its names and what they mean.
    const below = section[2].length ? section[2] : page.sections.flatMap((each) => each[2]);
    const opening = below.slice(0, section[3] ? 2 : 1).map((each) => each[1]);
    const [id, text, note] = best && !section[3] ? [best.id, best.shown, best.note] : [section[0], opening.join(" · "), ""];
    const whole = marks(this.fold(text));
    return { page, section, id, note, title: marks(this.fold(section[1])), ...cut(text, whole, id !== section[0] ? whole : []) };
  }
}
