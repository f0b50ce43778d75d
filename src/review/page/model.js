// The entries and what was decided of them. A decision is '', 'keep', 'drop' or 'merge'; nothing here touches the page.

/** Entries with their decisions, a way back, and somebody who is told of every change. */
export class Model {
  constructor(entries) {
    this.entries = entries.map((entry, at) => ({
      ...entry, at, decision: entry.decision ?? '', edit: entry.edit ?? null, into: entry.into ?? null,
    }));
    this.history = [];
    this.listeners = [];
    this.byZh = grouped(this.entries, 'zh');
    this.byEn = grouped(this.entries, 'en');
  }

  /** The terms as they will be written. */
  terms(entry) {
    return entry.edit ?? { zh: entry.zh, en: entry.en };
  }

  /** Changes entries as one step that can be undone: `change` gives the new fields of each. */
  change(entries, change) {
    const before = entries.map(({ at, decision, edit, into }) => ({ at, decision, edit, into }));
    for (const entry of entries) Object.assign(entry, change(entry));
    this.history.push(before);
    this.tell();
  }

  decide(entries, decision) {
    this.change(entries, () => ({ decision, into: null }));
  }

  /** An edit accepts; an edit back to the original is none. */
  edit(entry, terms) {
    const same = terms.zh === entry.zh && terms.en === entry.en;
    this.change([entry], () => ({ edit: same ? null : terms, decision: 'keep', into: null }));
  }

  /** Entries go into another one, which is accepted by that. */
  merge(entries, target) {
    const others = entries.filter((entry) => entry !== target && this.root(target) !== entry);
    if (others.length === 0) return;
    this.change([...others, target], (entry) => entry === target
      ? { decision: entry.decision === 'merge' ? 'merge' : 'keep' } : { decision: 'merge', into: target.at });
  }

  /** Takes the last step back; gives the entries it changed. */
  undo() {
    const before = this.history.pop();
    if (!before) return [];
    for (const { at, ...fields } of before) Object.assign(this.entries[at], fields);
    this.tell();
    return before.map(({ at }) => this.entries[at]);
  }

  /** The entry in which a merged one ends. */
  root(entry) {
    let root = entry;
    for (let step = 0; root.decision === 'merge' && root.into !== null && step < this.entries.length; step += 1) {
      root = this.entries[root.into];
    }
    return root;
  }

  /** How many are decided how. */
  counts() {
    const counts = { keep: 0, drop: 0, merge: 0, all: this.entries.length, done: 0 };
    for (const { decision } of this.entries) if (decision) { counts[decision] += 1; counts.done += 1; }
    return counts;
  }

  /** Other translations of either term, best first. */
  competing(entry) {
    const others = (group) => (group ?? []).filter((other) => other !== entry);
    return {
      zh: others(this.byZh.get(key(entry.zh))).filter((other) => key(other.en) !== key(entry.en)),
      en: others(this.byEn.get(key(entry.en))).filter((other) => key(other.zh) !== key(entry.zh)),
    };
  }

  /** The final glossary: accepted entries (undecided ones too, if asked for), with what was merged into them. */
  result(undecided) {
    const wanted = (entry) => entry.decision === 'keep' || (undecided && entry.decision === '');
    const merged = new Map();
    for (const entry of this.entries) {
      if (entry.decision !== 'merge') continue;
      const root = this.root(entry);
      merged.set(root, [...(merged.get(root) ?? []), entry]);
    }
    return this.entries.filter(wanted).map((entry) => ({
      ...entry, ...this.terms(entry),
      count: (merged.get(entry) ?? []).reduce((sum, other) => sum + other.count, entry.count),
    }));
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  tell() {
    for (const listener of this.listeners) listener();
  }
}

/** Case and spaces do not make another term. */
export function key(term) {
  return term.toLowerCase().replace(/\s+/g, ' ').trim();
}

function grouped(entries, lang) {
  const groups = new Map();
  for (const entry of entries) {
    const name = key(entry[lang]);
    if (!name) continue;
    const group = groups.get(name);
    if (group) group.push(entry); else groups.set(name, [entry]);
  }
  return groups;
}
