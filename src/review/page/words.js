// What the interface says, in the language that is set.
import { EN } from './words-en.js';
import { ZH } from './words-zh.js';

let words = EN;

/** Chooses the language and tells the document. */
export function setLang(lang) {
  words = lang === 'zh' ? ZH : EN;
  if (typeof document !== 'undefined') document.documentElement.lang = lang === 'zh' ? 'zh' : 'en';
}

/** The code of the language that is set. */
export function lang() {
  return words === ZH ? 'zh' : 'en';
}

/** The words behind a key; `{name}` is filled in. */
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}
