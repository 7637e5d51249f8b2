// What the files of the search hold (exports/search writes them), by the name that a script loads them by.

interface SearchRule {
  letters: Record<string, string>;
  greek: Record<string, string>;
  spaces: string;
  unspaced: string;
  noLetters: string;
  longest: number;
  mostParts: number;
  longestWhole: number;
}

/** An option of an answer: the place of its treatment among the entries, the verdict and the certainty. */
type SearchSaid = [place: number, verdict: string, certainty?: string];

interface SearchNames {
  kinds: [label: string, worth: number, isWork: boolean][];
  entries: [
    kind: number,
    address: string,
    name: string,
    line?: string,
    names?: string[],
    numbers?: string[],
    about?: string[],
    related?: number[],
    said?: SearchSaid[],
  ][];
}

interface SearchPages {
  version: string;
  words: string[]; // the first word of each file of words
  texts: number[]; // the first page of each file of texts
  pages: [address: string, title: string, length: number][];
}

interface SearchWords {
  version: string;
  words: string[];
  pages: number[][];
}

interface SearchTexts {
  version: string;
  texts: [id: string, heading: string, text: string][][];
}

type SearchFile<Name extends string> = Name extends "rule"
  ? SearchRule
  : Name extends "names"
    ? SearchNames
    : Name extends "pages"
      ? SearchPages
      : Name extends `words-${number}`
        ? SearchWords
        : Name extends `text-${number}`
          ? SearchTexts
          : never;

/** A word that a reader typed: the parts that must all be there, and the whole that may stand for them. */
interface SearchChunk {
  words: string[];
  whole: string;
}
