// What an edit changed: the longest common part stays, the rest is struck out and inserted.
import { el } from './dom.js';

/** Characters for Chinese, words for English. */
function parts(text, lang) {
  return lang === 'zh' ? [...text] : text.match(/\s+|[\p{L}\p{N}'’-]+|./gu) ?? [];
}

/** Runs of [kind, text]: kind is '=', '-' or '+'. */
export function diff(before, after, lang) {
  const [old, now] = [parts(before, lang), parts(after, lang)];
  const longest = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i][j] = old[i] === now[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const runs = [];
  const push = (kind, text) => {
    if (runs.length > 0 && runs[runs.length - 1][0] === kind) runs[runs.length - 1][1] += text;
    else runs.push([kind, text]);
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) { push('=', old[i]); i += 1; j += 1; }
    else if (i < old.length && (j >= now.length || longest[i + 1][j] >= longest[i][j + 1])) { push('-', old[i]); i += 1; }
    else { push('+', now[j]); j += 1; }
  }
  return runs;
}

/** The change as elements. */
export function diffNodes(before, after, lang) {
  const names = { '=': 'span', '-': 'del', '+': 'ins' };
  return diff(before, after, lang).map(([kind, text]) => el(names[kind], {}, text));
}
