// Decisions in the browser's storage and in files. A row is found again by its pair, never by its number.
import { key } from './model.js';

/** Keeps the decisions of a page in the browser; `false` where the browser keeps nothing. */
export class Store {
  constructor(model, name) {
    this.model = model;
    this.name = `duizhao:${name}`;
    this.timer = 0;
  }

  /** Takes over what was stored, and stores every change from now on. */
  start() {
    try {
      const stored = localStorage.getItem(this.name);
      if (stored) this.restore(parsed(stored));
      localStorage.setItem(`${this.name}:probe`, '1');
      localStorage.removeItem(`${this.name}:probe`);
    } catch {
      return false;
    }
    this.model.onChange(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), 150);
    });
    addEventListener('pagehide', () => this.save());
    return true;
  }

  save() {
    const rows = this.model.entries.filter((entry) => entry.decision || entry.edit)
      .map(({ at, decision, edit, into }) => [at, decision, edit, into]);
    try {
      localStorage.setItem(this.name, JSON.stringify(rows));
    } catch { /* A full or closed storage: the file of decisions remains. */ }
  }

  restore(rows) {
    for (const entry of this.model.entries) Object.assign(entry, { decision: '', edit: null, into: null });
    for (const row of Array.isArray(rows) ? rows : []) {
      if (!Array.isArray(row)) continue;
      const [at, ...fields] = row;
      const entry = Number.isInteger(at) ? this.model.entries[at] : undefined;
      const state = entry && sound({ decision: fields[0], edit: fields[1], into: fields[2] }, this.model.entries.length);
      if (state) Object.assign(entry, state);
    }
  }
}

/** What was stored; nothing if it is no JSON: a page opens whatever an older one, or somebody else, left behind. */
function parsed(stored) {
  try {
    return JSON.parse(stored);
  } catch {
    return [];
  }
}

/** A decision with nothing but what the page itself can make; `null` if it is none. */
export function sound({ decision, edit, into }, entries) {
  const isText = (text) => typeof text === 'string';
  if (!['', 'keep', 'drop', 'merge'].includes(decision ?? '')) return null;
  if (edit !== null && edit !== undefined && !(typeof edit === 'object' && isText(edit.zh) && isText(edit.en))) return null;
  const target = Number.isInteger(into) && into >= 0 && into < entries ? into : null;
  if (decision === 'merge' && target === null) return null;
  return { decision: decision ?? '', edit: edit ? { zh: edit.zh, en: edit.en } : null, into: decision === 'merge' ? target : null };
}

/** The file of decisions: one entry a line with what was decided, a glossary that `duizhao apply` finishes. */
export function toDecisions(model, pairs) {
  return model.entries.map((entry) => {
    const row = {
      zh: entry.zh, en: entry.en, type: entry.type, score: entry.score, count: entry.count, findings: entry.findings,
      variants: entry.variants, examples: entry.examples.slice(0, 1).map((example) => sentence(pairs[example.pair])),
      decision: entry.decision,
    };
    if (entry.edit) row.edit = { zh: entry.edit.zh, en: entry.edit.en };
    if (entry.decision === 'merge' && entry.into !== null) {
      const target = model.entries[entry.into];
      row.into = { zh: target.zh, en: target.en };
    }
    return `${JSON.stringify(row)}\n`;
  }).join('');
}

function sentence(pair) {
  const place = (document) => (document ? { document, at: 'whole' } : null);
  return { texts: pair.texts, places: { zh: place(pair.places.zh), en: place(pair.places.en) } };
}

/** Takes decisions over from a file's text; gives how many fitted. One step, so that it can be undone. */
export function takeDecisions(model, content) {
  const text = (term) => (typeof term === 'string' ? term : '');
  const name = (terms) => `${key(text(terms.zh))}\t${key(text(terms.en))}`;
  const known = new Map(model.entries.map((entry) => [name(entry), entry]));
  const found = new Map();
  for (const line of content.split('\n')) {
    if (!line.trim()) continue;
    const row = JSON.parse(line);
    const entry = typeof row === 'object' && row !== null ? known.get(name(row)) : undefined;
    if (!entry || !['keep', 'drop', 'merge'].includes(row.decision)) continue;
    const target = typeof row.into === 'object' && row.into !== null ? known.get(name(row.into)) : undefined;
    const state = sound({ decision: row.decision, edit: row.edit, into: target?.at }, model.entries.length);
    if (state) found.set(entry, state);
  }
  if (found.size > 0) model.change([...found.keys()], (entry) => found.get(entry));
  return found.size;
}

/** Gives the user a file. */
export function download(name, text, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
