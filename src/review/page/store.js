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
      if (stored) this.restore(JSON.parse(stored));
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
    for (const [at, decision, edit, into] of rows) {
      if (this.model.entries[at]) Object.assign(this.model.entries[at], { decision, edit, into });
    }
  }
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
export function takeDecisions(model, text) {
  const name = (terms) => `${key(terms.zh ?? '')}\t${key(terms.en ?? '')}`;
  const known = new Map(model.entries.map((entry) => [name(entry), entry]));
  const found = new Map();
  for (const line of text.split('\n')) {
    if (!line.trim()) continue;
    const row = JSON.parse(line);
    const entry = known.get(name(row));
    if (!entry || !['keep', 'drop', 'merge'].includes(row.decision)) continue;
    const target = row.into ? known.get(name(row.into)) : undefined;
    if (row.decision === 'merge' && !target) continue;
    found.set(entry, { decision: row.decision, edit: row.edit ?? null, into: target ? target.at : null });
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
